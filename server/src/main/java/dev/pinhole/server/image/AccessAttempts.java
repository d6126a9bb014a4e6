package dev.pinhole.server.image;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Bounds the guessing of access keys, by one address and by many together, on one image. An attempt
 * is paid for before the key is looked at and paid back when it was right, so that attempts at the
 * same time are counted too.
 */
@Component
class AccessAttempts {
  private final ImageProperties properties;
  private final Cache<String, Bucket> buckets;

  AccessAttempts(ImageProperties properties) {
    this.properties = properties;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(properties.wrongAccessKeyWindow())
            .build();
  }

  /** How long to wait, or nothing where the attempt may be made. */
  Optional<Duration> pay(String imageKey, String address) {
    Bucket mine = byAddress(imageKey, address);
    ConsumptionProbe first = mine.tryConsumeAndReturnRemaining(1);
    if (!first.isConsumed()) {
      return Optional.of(wait(first));
    }
    ConsumptionProbe second = byImage(imageKey).tryConsumeAndReturnRemaining(1);
    if (!second.isConsumed()) {
      mine.addTokens(1);
      return Optional.of(wait(second));
    }
    return Optional.empty();
  }

  void payBack(String imageKey, String address) {
    byAddress(imageKey, address).addTokens(1);
    byImage(imageKey).addTokens(1);
  }

  private Bucket byAddress(String imageKey, String address) {
    return bucket(imageKey + ' ' + address, properties.wrongAccessKeysPerAddress());
  }

  private Bucket byImage(String imageKey) {
    return bucket(imageKey, properties.wrongAccessKeysPerImage());
  }

  private Bucket bucket(String name, int allowance) {
    return buckets.get(name, absent -> full(allowance));
  }

  private Bucket full(int allowance) {
    return Bucket.builder()
        .addLimit(limit ->
            limit
                .capacity(allowance)
                .refillIntervally(allowance, properties.wrongAccessKeyWindow()))
        .build();
  }

  private static Duration wait(ConsumptionProbe probe) {
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }
}
