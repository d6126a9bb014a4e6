package dev.pinhole.server.invitation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.KeyPurpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationTokenTest {
  private static final byte[] KEY =
      "a key of thirty-two bytes, or so".getBytes(StandardCharsets.UTF_8);

  private final InvitationTokens tokens = new InvitationTokens(new Seal(KEY));
  private final String id = Ids.next();

  @Test
  void carriesMoreThan122DerivedBitsBesideTheId() {
    String token = tokens.of(id, 1);
    assertThat(token).startsWith(id).matches("[A-Za-z0-9_-]+");
    assertThat((token.length() - Ids.LENGTH) * 6).isGreaterThanOrEqualTo(122);
  }

  @Test
  void isTheSameWheneverItIsShown() {
    assertThat(tokens.of(id, 3)).isEqualTo(tokens.of(id, 3));
  }

  @Test
  void isAnotherForEachIdAndGeneration() {
    Set<String> seen = new HashSet<>();
    for (int generation = 0; generation < 50; generation++) {
      assertThat(seen.add(tokens.of(id, generation).substring(Ids.LENGTH))).isTrue();
      assertThat(seen.add(tokens.of(Ids.next(), generation).substring(Ids.LENGTH))).isTrue();
    }
  }

  @Test
  void dependsOnTheKeySoThatADatabaseAloneOpensNothing() {
    byte[] other = KEY.clone();
    other[0]++;
    String foreign = new InvitationTokens(new Seal(other)).of(id, 1);
    assertThat(tokens.matches(foreign, id, 1)).isFalse();
  }

  @Test
  void matchesNothingButItself() {
    String token = tokens.of(id, 2);
    assertThat(tokens.matches(token, id, 2)).isTrue();
    assertThat(tokens.matches(token, id, 1)).isFalse();
    assertThat(tokens.matches(token, Ids.next(), 2)).isFalse();
    assertThat(tokens.matches(token + "A", id, 2)).isFalse();
    assertThat(tokens.matches("", id, 2)).isFalse();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'x' ? 'y' : 'x';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.matches(changed, id, 2)).as(changed).isFalse();
    }
  }

  @Test
  void findsTheIdInAnythingThatMayBeSent() {
    assertThat(InvitationTokens.id(tokens.of(id, 1))).isEqualTo(id);
    String nobodys = InvitationTokens.id("");
    assertThat(Ids.valid(nobodys)).isTrue();
    assertThat(InvitationTokens.id("x".repeat(10_000))).isEqualTo(nobodys);
    assertThat(InvitationTokens.id("é%00\n".repeat(10))).isEqualTo(nobodys);
    assertThat(InvitationTokens.id("'" + tokens.of(id, 1).substring(1))).isEqualTo(nobodys);
  }

  @Test
  void sealsForOnePurposeAreNoneForAnother() {
    Seal seal = new Seal(KEY);
    assertThat(seal.of(18, "one", id)).isNotEqualTo(seal.of(18, "other", id));
  }

  @Test
  void keyIsKeptBesideTheOthers(@TempDir Path keys) throws IOException {
    String first = new Seal(keys).of(18, "purpose", id);
    assertThat(KeyPurpose.INVITATIONS.in(keys)).exists();
    assertThat(new Seal(keys).of(18, "purpose", id)).isEqualTo(first);
  }
}
