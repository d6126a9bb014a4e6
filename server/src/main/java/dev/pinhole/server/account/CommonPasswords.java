package dev.pinhole.server.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passwords that have been found in breaches again and again, which are what attackers try first.
 * The list is a file of another project that the build fetches; read when first needed, and kept as
 * eight bytes for each.
 */
final class CommonPasswords {
  private static final String LIST = "/common-passwords/src/passwords.json";

  private CommonPasswords() {}

  /** Without regard to case. */
  static boolean contain(String password) {
    return Arrays.binarySearch(Known.PRINTS, print(Texts.withoutCase(password))) >= 0;
  }

  /** The first 64 bits of SHA-256: among some ten thousand, no two are the same by chance. */
  private static long print(String password) {
    return Long.parseUnsignedLong(Secrets.hash(password).substring(0, 16), 16);
  }

  /** Read once, by the first who asks. */
  private static final class Known {
    private static final long[] PRINTS = read();

    private static long[] read() {
      try (InputStream list =
          Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST)) {
        String[] passwords = JsonMapper.shared().readValue(list, new TypeReference<>() {});
        return Stream.of(passwords)
            .map(Texts::withoutCase)
            // A shorter one is refused before.
            .filter(password -> password.length() >= Passwords.MIN_CHARACTERS)
            .mapToLong(CommonPasswords::print)
            .sorted()
            .toArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
