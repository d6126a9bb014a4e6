package dev.pinhole.server.recovery.internal;

import dev.pinhole.server.mail.LetterDraft;
import dev.pinhole.server.mail.LetterText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Puts messages about accounts into words. */
final class RecoveryTexts {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private RecoveryTexts() {}

  static LetterText reset(String username, String link, Instant end) {
    return new LetterDraft()
        .paragraph(
            "Somebody, most likely you, wants a new password for the account " + username + ".")
        .link("Set it here:", "Set a new password", link)
        .paragraph("The link works once, until " + MOMENT.format(end) + ".")
        .paragraph("If it was not you, do nothing: the password stays as it is.")
        .text("Set a new password");
  }

  static LetterText confirm(String username, String link, Instant end) {
    return new LetterDraft()
        .paragraph("The account " + username + " is to have this e-mail address.")
        .link("Confirm that it is yours here:", "Confirm this address", link)
        .paragraph("The link works until " + MOMENT.format(end) + ".")
        .paragraph("If you do not know of this, do nothing.")
        .text("Confirm your e-mail address");
  }

  static LetterText taken(String username) {
    return new LetterDraft()
        .paragraph(
            "The account "
                + username
                + " was to have this e-mail address. It is another account's, and stays with that.")
        .paragraph(
            "If both are yours, take the address from the other account first. If you do not know"
                + " of this, do nothing.")
        .text("Your e-mail address is another account's");
  }

  static LetterText passwordChanged(String username) {
    return new LetterDraft()
        .paragraph(
            "The account " + username + " has a new password, and all its sessions have ended.")
        .paragraph("If it was not you, ask an admin of the server for help at once.")
        .text("Your password has been changed");
  }

  static LetterText emailChanged(String username) {
    return new LetterDraft()
        .paragraph("The account " + username + " does not have this e-mail address any more.")
        .paragraph("If it was not you, ask an admin of the server for help at once.")
        .text("Your e-mail address has been changed");
  }
}
