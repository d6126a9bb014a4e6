package dev.pinhole.server.blob.internal;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Names of chunks in a bucket: {@code aa/<sha256>.<time><random>}, aa being the hash's first two
 * digits; of those that were copied before they were hashed {@code aa/<time><random>}, aa being
 * random, too: stores divide their work by how names begin. The time is when the placing began, in
 * epoch milliseconds, by this server's clock: how old an object is must not depend on the store's,
 * nor on whether the bucket was copied.
 */
final class S3Location {
  private static final int TIME_DIGITS = 12;
  private static final int TIME_FROM_END = TIME_DIGITS + 16;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}/([0-9a-f]{64}\\.)?[0-9a-f]{28}");

  private S3Location() {}

  /** Never used before. */
  static String fresh(String sha256, Instant now) {
    return sha256.substring(0, 2) + "/" + sha256 + "." + unique(now);
  }

  /** Never used before, for bytes whose hash is not known yet. */
  static String fresh(Instant now) {
    return "%02x/%s".formatted(ThreadLocalRandom.current().nextInt(256), unique(now));
  }

  private static String unique(Instant now) {
    return "%012x%016x".formatted(now.toEpochMilli(), ThreadLocalRandom.current().nextLong());
  }

  static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }

  /** Refuses anything that is not a location, so that no row can lead to other objects. */
  static String require(String location) {
    if (!isOne(location)) {
      throw new IllegalArgumentException("not a chunk location: " + location);
    }
    return location;
  }

  static Instant placed(String location) {
    int start = location.length() - TIME_FROM_END;
    return Instant.ofEpochMilli(Long.parseLong(location, start, start + TIME_DIGITS, 16));
  }
}
