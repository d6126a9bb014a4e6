package dev.pinhole.server.image;

import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.image.Access.Granted;
import dev.pinhole.server.image.Access.NotFound;
import dev.pinhole.server.image.Access.TooManyAttempts;
import dev.pinhole.server.image.Access.WrongAccessKey;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may have which image: the one place that decides. */
@Component
class AccessRule {
  private final AccessKeys keys;
  private final AccessAttempts attempts;

  AccessRule(AccessKeys keys, AccessAttempts attempts) {
    this.keys = keys;
    this.attempts = attempts;
  }

  Access decide(Image image, Visitor visitor) {
    if (owns(image, visitor.caller())) {
      return new Granted(image, true);
    }
    Granted granted = new Granted(image, image.sharing().originals());
    if (isOpen(image, visitor)) {
      return granted;
    }
    return byAccessKey(granted, visitor);
  }

  static boolean owns(Image image, @Nullable Caller caller) {
    return caller != null && (caller.admin() || caller.accountId() == image.owner());
  }

  /** Whether the caller may have it, or the whole of it, only as an admin. */
  static boolean isOthers(Image image, Visitor visitor) {
    return isOthers(image, visitor.caller())
        && !(image.sharing().originals() && isOpen(image, visitor));
  }

  static boolean isOthers(Image image, @Nullable Caller caller) {
    return caller != null && caller.accountId() != image.owner();
  }

  private static boolean isOpen(Image image, Visitor visitor) {
    return image.sharing().visibility() != Visibility.PRIVATE || visitor.signed();
  }

  private Access byAccessKey(Granted granted, Visitor visitor) {
    String hash = granted.image().sharing().accessKeyHash();
    String given = visitor.accessKey();
    if (hash == null || given == null) {
      return new NotFound();
    }
    return keys.isKnown(given, hash) ? granted : tryKey(granted, visitor, given, hash);
  }

  /** Whether a key that somebody gives is looked at, or not needed. */
  static boolean takesKey(Image image, Caller caller) {
    return switch (image.sharing().visibility()) {
      case PUBLIC -> true;
      case PRIVATE -> image.sharing().accessKeyHash() != null || owns(image, caller);
      case UNLISTED -> owns(image, caller);
    };
  }

  /**
   * What a wrong key comes to where there is no image for it, in the same time and with the same
   * bounds as where there is one.
   *
   * @param absent what the key was given for
   */
  ProblemException refuse(String absent, String accessKey, String address) {
    Optional<Duration> wait = attempts.pay(absent, address);
    if (wait.isPresent()) {
      return new TooManyAttempts(wait.get()).problem();
    }
    keys.matchNothing(accessKey);
    return new WrongAccessKey().problem();
  }

  /**
   * Bounds how many keys somebody gives with numbers, right ones too, whichever there are.
   *
   * @throws ProblemException too many attempts
   */
  void requireTurn(Caller caller) {
    attempts
        .payForNumber(caller.accountId())
        .ifPresent(wait -> {
          throw new TooManyAttempts(wait).problem();
        });
  }

  private Access tryKey(Granted granted, Visitor visitor, String given, String hash) {
    String key = granted.image().key();
    Optional<Duration> wait = attempts.pay(key, visitor.address());
    if (wait.isPresent()) {
      return new TooManyAttempts(wait.get());
    }
    if (!keys.matches(given, hash)) {
      return new WrongAccessKey();
    }
    attempts.payBack(key, visitor.address());
    return granted;
  }
}
