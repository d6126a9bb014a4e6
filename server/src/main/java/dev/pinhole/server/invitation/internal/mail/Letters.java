package dev.pinhole.server.invitation.internal.mail;

import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.Terms;
import dev.pinhole.server.mail.LetterDraft;
import dev.pinhole.server.mail.LetterText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Puts messages into words. */
final class Letters {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Letters() {}

  /**
   * To the invited person.
   *
   * @param owner the name of whoever invites
   */
  static LetterText invitation(Invitation invitation, String owner, String link) {
    Terms terms = invitation.terms();
    String title = terms.title();
    boolean guarded = terms.passwordHash() != null;
    return new LetterDraft()
        .paragraph(owner + " invites you to upload pictures.")
        .paragraph(terms.message())
        .link("Upload them here:", "Upload pictures", link)
        .paragraph("The link works until " + MOMENT.format(terms.expiresAt()) + ".")
        .paragraph(guarded ? "It needs a password, which " + owner + " will tell you." : null)
        .paragraph("Whoever has the link can upload, so keep it to yourself.")
        .text(title == null ? owner + " invites you to upload pictures" : title);
  }

  /** To the owner. */
  static LetterText digest(Invitation invitation, int files, long bytes) {
    String count = files == 1 ? "1 picture" : files + " pictures";
    String arrived = files == 1 ? "has arrived" : "have arrived";
    String title = invitation.terms().title();
    String email = invitation.email();
    return new LetterDraft()
        .paragraph("%s (%s) %s by your invitation.".formatted(count, size(bytes), arrived))
        .paragraph(title == null ? null : "Title: " + title)
        .paragraph(email == null ? null : "Invited: " + email)
        .text(count + " " + arrived + (title == null ? "" : ": " + title));
  }

  private static String size(long bytes) {
    double mega = bytes / 1e6;
    return mega < 0.1
        ? "%d kB".formatted(Math.max(1, bytes / 1000))
        : String.format(Locale.ENGLISH, "%.1f MB", mega);
  }
}
