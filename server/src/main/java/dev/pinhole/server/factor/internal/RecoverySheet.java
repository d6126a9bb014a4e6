package dev.pinhole.server.factor.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An account's recovery codes: each signs in once in place of the second factor. */
@Component
class RecoverySheet {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 10;

  /** 80 bits, which nobody guesses; so wrong ones need not be counted, and the owner gets in. */
  private static final int BYTES = 10;

  private final RecoveryRows rows;
  private final FactorKeys keys;
  private final Clock clock;

  RecoverySheet(RecoveryRows rows, FactorKeys keys, Clock clock) {
    this.rows = rows;
    this.keys = keys;
    this.clock = clock;
  }

  /** In a transaction: ends those of before. */
  List<String> renew(long account) {
    List<String> codes = Stream.generate(RecoverySheet::code).limit(CODES).toList();
    List<String> hashes =
        codes.stream().map(code -> keys.recoveryHash(account, plain(code))).toList();
    rows.replace(account, hashes, clock.instant());
    return codes;
  }

  /** However it is typed, with or without its groups. */
  boolean spend(long account, String code) {
    return keys.recoveryHashes(account, plain(code)).stream()
        .anyMatch(hash -> rows.spend(account, hash));
  }

  int left(long account) {
    return rows.count(account);
  }

  void remove(long account) {
    rows.delete(account);
  }

  private static String code() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String text = Base32.encode(bytes).toLowerCase(Locale.ROOT);
    return text.replaceAll("(.{4})(?!$)", "$1-");
  }

  private static String plain(String code) {
    return code.replaceAll("[\\s\\u00a0-]", "").toLowerCase(Locale.ROOT);
  }
}
