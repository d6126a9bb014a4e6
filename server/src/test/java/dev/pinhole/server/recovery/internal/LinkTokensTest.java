package dev.pinhole.server.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Role;
import dev.pinhole.server.account.AccountRecovery.Recoverable;
import dev.pinhole.server.account.Email;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {
  private static final Instant END = Instant.parse("2026-03-08T12:30:00Z");
  private static final Email NEW = Email.parse("new@example.org");

  private final LinkTokens tokens = new LinkTokens(new byte[32]);

  @Test
  void resetIsBoundToAccountVersionAndEnd() {
    String text = tokens.reset(account(7, 3, "a@example.org", null), END);
    LinkToken token = LinkToken.parse(text).orElseThrow();
    assertThat(token.account()).isEqualTo(7);
    assertThat(token.end()).isEqualTo(END);
    assertThat(tokens.isReset(token, account(7, 3, "a@example.org", null))).isTrue();
    assertThat(tokens.isReset(token, account(7, 4, "a@example.org", null))).isFalse();
    assertThat(tokens.isReset(token, account(8, 3, "a@example.org", null))).isFalse();
    LinkToken later =
        LinkToken.parse(text.replace("." + END.getEpochSecond(), "." + 9999999999L)).orElseThrow();
    assertThat(tokens.isReset(later, account(7, 3, "a@example.org", null))).isFalse();
  }

  @Test
  void confirmationIsBoundToBothAddresses() {
    LinkToken token =
        LinkToken.parse(tokens.confirm(account(7, 3, "a@example.org", NEW), END)).orElseThrow();
    assertThat(tokens.isConfirm(token, account(7, 4, "a@example.org", NEW))).isTrue();
    assertThat(tokens.isConfirm(token, account(7, 3, "b@example.org", NEW))).isFalse();
    assertThat(
            tokens.isConfirm(token, account(7, 3, "a@example.org", Email.parse("c@example.org"))))
        .isFalse();
    assertThat(tokens.isConfirm(token, account(7, 3, "a@example.org", null))).isFalse();
  }

  @Test
  void oneKindIsNotTheOther() {
    Recoverable account = account(7, 3, "a@example.org", NEW);
    assertThat(tokens.isReset(LinkToken.parse(tokens.confirm(account, END)).orElseThrow(), account))
        .isFalse();
    assertThat(tokens.isConfirm(LinkToken.parse(tokens.reset(account, END)).orElseThrow(), account))
        .isFalse();
    LinkTokens others =
        new LinkTokens(
            "another key of thirty-two bytes."
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(tokens.isReset(LinkToken.parse(others.reset(account, END)).orElseThrow(), account))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "7.1.",
        "-7.1.x",
        "7.1.AAAA",
        "999999999999999999999.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void hasOneForm(String text) {
    assertThat(LinkToken.parse(text)).isEmpty();
  }

  private static Recoverable account(long id, int version, String email, @Nullable Email wanted) {
    Account account = new Account(id, "ada", email, false, null, Role.USER, false, Instant.EPOCH);
    return new Recoverable(account, version, wanted);
  }
}
