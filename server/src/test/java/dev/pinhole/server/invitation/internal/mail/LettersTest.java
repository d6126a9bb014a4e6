package dev.pinhole.server.invitation.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.invitation.InvitationMode;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.Limits;
import dev.pinhole.server.invitation.internal.Terms;
import dev.pinhole.server.mail.LetterText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LettersTest {
  private static final Instant END = Instant.parse("2026-03-08T12:30:00Z");

  @Test
  void saysWhoInvitesWhereToAndUntilWhen() {
    LetterText letter = Letters.invitation(invitation(null, null), "anna", "https://x/invite/t");
    assertThat(letter.subject()).isEqualTo("anna invites you to upload pictures");
    assertThat(letter.plain()).contains("https://x/invite/t", "8 March 2026, 12:30 UTC");
    assertThat(letter.html()).contains("href=\"https://x/invite/t\"");
  }

  @Test
  void whatPeopleWroteIsTextInHtml() {
    LetterText letter =
        Letters.invitation(
            invitation("<b>title</b>", "one\n<script>alert(1)</script> & \"two\""),
            "a&b",
            "https://x");
    assertThat(letter.html())
        .doesNotContain("<script>")
        .contains("one<br>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;two&quot;", "a&amp;b");
    assertThat(letter.plain()).contains("one\n<script>");
  }

  @Test
  void countsWhatHasArrived() {
    assertThat(Letters.digest(invitation("Party", null), 1, 4_200_000).subject())
        .isEqualTo("1 picture has arrived: Party");
    LetterText many = Letters.digest(invitation(null, null), 3, 4_200_000);
    assertThat(many.subject()).isEqualTo("3 pictures have arrived");
    assertThat(many.plain()).contains("3 pictures (4.2 MB) have arrived", "guest@example.org");
  }

  private static Invitation invitation(@Nullable String title, @Nullable String message) {
    Terms terms =
        new Terms(
            title,
            message,
            InvitationMode.BLIND,
            false,
            null,
            new Limits(null, null, null, List.of()),
            null,
            true,
            END);
    return new Invitation(
        1, "id", 1, "guest@example.org", 1, terms, null, Instant.EPOCH, Instant.EPOCH, null);
  }
}
