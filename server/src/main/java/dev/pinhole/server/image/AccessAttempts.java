package dev.pinhole.server.image;

import dev.pinhole.server.platform.RateLimiter;
import java.time.Clock;
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
  /** Each number has attempts of its own, and each attempt costs a slow hash. */
  private static final int PER_MINUTE = 300;

  private final RateLimiter addresses;
  private final RateLimiter images;
  private final RateLimiter numbers;

  AccessAttempts(ImageProperties properties, Clock clock) {
    Duration window = properties.wrongAccessKeyWindow();
    addresses =
        new RateLimiter("access-keys", properties.wrongAccessKeysPerAddress(), window, clock);
    images =
        RateLimiter.discreet(
            "access-keys-of-image", properties.wrongAccessKeysPerImage(), window, clock);
    numbers = RateLimiter.discreet("keys-with-numbers", PER_MINUTE, Duration.ofMinutes(1), clock);
  }

  /** How long to wait, or nothing where the attempt may be made. */
  Optional<Duration> pay(String imageKey, String address) {
    Optional<Duration> wait = addresses.ask(share(imageKey, address));
    if (wait.isPresent()) {
      return wait;
    }
    Optional<Duration> all = images.ask(imageKey);
    if (all.isPresent()) {
      addresses.giveBack(share(imageKey, address));
    }
    return all;
  }

  /** How long to wait, or nothing where somebody may give another key with a number. */
  Optional<Duration> payForNumber(long account) {
    return numbers.ask(Long.toString(account));
  }

  void payBack(String imageKey, String address) {
    addresses.giveBack(share(imageKey, address));
    images.giveBack(imageKey);
  }

  private static String share(String imageKey, String address) {
    return imageKey + ' ' + address;
  }
}
