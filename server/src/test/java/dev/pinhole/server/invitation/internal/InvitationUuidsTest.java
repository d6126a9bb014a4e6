package dev.pinhole.server.invitation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.invitation.internal.InvitationUuids.Reference;
import dev.pinhole.server.platform.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
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

  /** One token for each invitation: 122 bits that have to be right. */
  // As what is tested: one block is all there is to encrypt.
  @SuppressWarnings("InsecureCryptoUsage")
  @Test
  void isNobodysWithAnotherCounter() throws GeneralSecurityException {
    Reference reference = new Reference(7, 1);
    UUID right = uuids.of(reference);
    byte[] key =
        Base64.getUrlDecoder().decode(new Seal(KEY).of(32, "pinhole-invitation-uuid-1", ""));
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    int read = 0;
    for (int counter = 0; counter < 4096; counter++) {
      long start = (7L << 12 | 1) << 12 | counter;
      byte[] plain = ByteBuffer.allocate(16).putLong(start).putLong(0).array();
      ByteBuffer block = ByteBuffer.wrap(cipher.doFinal(plain));
      UUID uuid = new UUID(block.getLong(), block.getLong());
      boolean isReference = uuids.read(uuid.toString()).equals(reference);
      assertThat(isReference).isEqualTo(uuid.equals(right));
      read += isReference ? 1 : 0;
    }
    assertThat(read).isEqualTo(1);
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
