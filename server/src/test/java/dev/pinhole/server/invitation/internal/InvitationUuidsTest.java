package dev.pinhole.server.invitation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.invitation.internal.InvitationUuids.Reference;
import dev.pinhole.server.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationUuidsTest {
  private static final byte[] KEY =
      "a key of thirty-two bytes, or so".getBytes(StandardCharsets.UTF_8);

  private final InvitationUuids uuids = new InvitationUuids(new Seal(KEY));

  @Test
  void isReadBackAsWhatItIsOf() {
    Set<UUID> seen = new HashSet<>();
    for (long number : new long[] {1, 2, 500, 1L << 32, (1L << 40) - 1}) {
      for (int generation : new int[] {1, 2, 4095}) {
        Reference reference = new Reference(number, generation);
        UUID uuid = uuids.of(reference);
        assertThat(seen.add(uuid)).isTrue();
        assertThat(uuids.read(uuid.toString())).isEqualTo(reference);
        assertThat(uuids.read(uuid.toString().toUpperCase(Locale.ROOT))).isEqualTo(reference);
        assertThat(uuids.of(reference)).isEqualTo(uuid);
      }
    }
  }

  @Test
  void looksLikeARandomUuid() {
    for (long number = 1; number < 300; number++) {
      UUID uuid = uuids.of(new Reference(number, 1));
      assertThat(uuid.version()).isEqualTo(4);
      assertThat(uuid.variant()).isEqualTo(2);
    }
  }

  @Test
  void isNobodysWhereASingleBitIsAnother() {
    UUID uuid = uuids.of(new Reference(7, 1));
    for (int bit = 0; bit < 64; bit++) {
      long flip = 1L << bit;
      UUID high = new UUID(uuid.getMostSignificantBits() ^ flip, uuid.getLeastSignificantBits());
      UUID low = new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits() ^ flip);
      assertThat(uuids.read(high.toString())).isEqualTo(Reference.NOBODYS);
      assertThat(uuids.read(low.toString())).isEqualTo(Reference.NOBODYS);
    }
  }

  @Test
  void isNobodysWithAnotherKey() {
    byte[] other = KEY.clone();
    other[0]++;
    UUID foreign = new InvitationUuids(new Seal(other)).of(new Reference(7, 1));
    assertThat(uuids.read(foreign.toString())).isEqualTo(Reference.NOBODYS);
  }

  @Test
  void isNobodysWhereItIsNoUuid() {
    String right = uuids.of(new Reference(7, 1)).toString();
    assertThat(uuids.read(null)).isEqualTo(Reference.NOBODYS);
    for (String token :
        new String[] {
          "", "1-1-1-1-1", "x".repeat(36), "-".repeat(36), right + " ", right.replace("-", "")
        }) {
      assertThat(uuids.read(token)).as(token).isEqualTo(Reference.NOBODYS);
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> uuids.of(new Reference(7, 4096))).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> uuids.of(new Reference(1L << 40, 1)))
        .isInstanceOf(ProblemException.class);
  }
}
