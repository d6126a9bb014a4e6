package dev.pinhole.server.image;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes access keys and checks them. Keys may be as short as a PIN, so the hash is slow on
 * purpose; a page of many images with the same right key would pay for each, so right ones are
 * remembered for some minutes, themselves only as a digest.
 */
@Component
class AccessKeys {
  /** What bcrypt takes into account; longer keys would match by their beginning. */
  static final int MAX_BYTES = 72;

  private final PasswordEncoder encoder = new BCryptPasswordEncoder();
  private final Cache<String, Boolean> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  String hash(String accessKey) {
    int length = accessKey.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > MAX_BYTES) {
      throw new ProblemException(
              ProblemCode.INVALID_PARAMETER,
              "accessKey has %d bytes; 1 to %d are accepted.".formatted(length, MAX_BYTES))
          .with("parameter", "accessKey");
    }
    return encode(accessKey);
  }

  /** Whether this very pair was found to match a short while ago. Costs next to nothing. */
  boolean isKnown(String accessKey, String hash) {
    return known.getIfPresent(digest(accessKey, hash)) != null;
  }

  boolean matches(String accessKey, String hash) {
    if (accessKey.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        || !encoder.matches(accessKey, hash)) {
      return false;
    }
    known.put(digest(accessKey, hash), true);
    return true;
  }

  /** Takes as long as {@link #matches}, which hashes nothing for an empty key. */
  void matchNothing(String accessKey) {
    int length = accessKey.getBytes(StandardCharsets.UTF_8).length;
    if (length > 0 && length <= MAX_BYTES) {
      encode(accessKey);
    }
  }

  private String encode(String accessKey) {
    String hash = encoder.encode(accessKey);
    if (hash == null) {
      throw new IllegalStateException("the encoder refused an access key");
    }
    return hash;
  }

  /** The hash's own salt makes the digest differ for each image. */
  private static String digest(String accessKey, String hash) {
    return Sha256.hex(hash + accessKey);
  }
}
