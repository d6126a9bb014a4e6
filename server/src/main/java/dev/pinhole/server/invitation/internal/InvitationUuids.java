package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The links of invitations as random UUIDs (RFC 9562, version 4), for programs to which a token is
 * one. Too short for an id and a seal: so it is one block of AES over the number, the generation, a
 * counter, and 64 bits of zero, by which a forged one is known. The counter goes up until the block
 * has the six bits that are the same in all such UUIDs. Kept nowhere, as the native tokens.
 */
@Component
public class InvitationUuids {
  private static final String PURPOSE = "pinhole-invitation-uuid-1";
  private static final int KEY_BYTES = 32;
  private static final int COUNTER_BITS = 12;
  private static final int GENERATION_BITS = 12;
  private static final int NUMBER_BITS = 40;
  private static final int TEXT_LENGTH = 36;
  private static final int VERSION = 4;
  private static final int VARIANT = 2;

  private final SecretKey key;

  InvitationUuids(Seal seal) {
    byte[] derived = Base64.getUrlDecoder().decode(seal.of(KEY_BYTES, PURPOSE, ""));
    this.key = new SecretKeySpec(derived, "AES");
  }

  /** What a UUID is of. */
  public record Reference(long number, int generation) {
    /** Looked for where a token is none of ours, so that it takes as long. */
    static final Reference NOBODYS = new Reference(0, 0);
  }

  public UUID of(Invitation invitation) {
    return of(new Reference(invitation.number(), invitation.generation()));
  }

  UUID of(Reference reference) {
    requireFits(reference);
    long start = (reference.number() << GENERATION_BITS | reference.generation()) << COUNTER_BITS;
    Cipher cipher = cipher(Cipher.ENCRYPT_MODE);
    for (int counter = 0; counter < 1 << COUNTER_BITS; counter++) {
      UUID uuid = uuid(block(cipher, start | counter, 0));
      if (uuid.version() == VERSION && uuid.variant() == VARIANT) {
        return uuid;
      }
    }
    // once in 10^27
    throw new IllegalStateException("no block of " + reference + " is a UUID");
  }

  /**
   * What a token is of that may be anything; nobody's where it is none of ours. Blocks with another
   * counter are no tokens: there is one for each reference, or all of them could be guessed at.
   */
  public Reference read(@Nullable String token) {
    UUID uuid = parse(token).orElseGet(() -> new UUID(0, 0));
    Reference said = decrypted(uuid);
    return said.equals(Reference.NOBODYS) || !of(said).equals(uuid) ? Reference.NOBODYS : said;
  }

  private Reference decrypted(UUID uuid) {
    ByteBuffer plain =
        block(
            cipher(Cipher.DECRYPT_MODE),
            uuid.getMostSignificantBits(),
            uuid.getLeastSignificantBits());
    long said = plain.getLong(0) >>> COUNTER_BITS;
    return plain.getLong(Long.BYTES) == 0
        ? new Reference(said >>> GENERATION_BITS, (int) (said & ((1 << GENERATION_BITS) - 1)))
        : Reference.NOBODYS;
  }

  /** As it is written here, in either case of letters; Java's own reading takes shorter ones. */
  private static Optional<UUID> parse(@Nullable String token) {
    try {
      return token == null || token.length() != TEXT_LENGTH
          ? Optional.empty()
          : Optional.of(UUID.fromString(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void requireFits(Reference reference) {
    if (reference.number() >>> NUMBER_BITS != 0
        || reference.generation() >>> GENERATION_BITS != 0) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "The invitation has been renewed too often for a link of this kind. Make a new one.");
    }
  }

  private static UUID uuid(ByteBuffer block) {
    return new UUID(block.getLong(0), block.getLong(Long.BYTES));
  }

  // One block is all there is to encrypt, and each is to be the same whenever it is shown.
  @SuppressWarnings("InsecureCryptoUsage")
  private Cipher cipher(int mode) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, key);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }

  private static ByteBuffer block(Cipher cipher, long high, long low) {
    try {
      byte[] in = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
      return ByteBuffer.wrap(cipher.doFinal(in));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a block of AES has 16 bytes", e);
    }
  }
}
