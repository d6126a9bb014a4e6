package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords. bcrypt, because it comes without another library; it reads 72 bytes,
 * so longer ones are refused rather than cut. The stored form names the method, so that another can
 * follow.
 */
@Component
public class Passwords {
  static final int MIN_CHARACTERS = 8;
  private static final int MAX_BYTES = 72;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final PasswordEncoder encoder;
  private final String nobodysHash;
  // Hashing is meant to be slow; unbounded, a flood of sign-ins would take every core.
  private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors());

  @Autowired
  Passwords(AccountProperties properties) {
    this(bcrypt(properties.passwordCost()));
  }

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
    this.nobodysHash = hash(Ids.next());
  }

  static PasswordEncoder bcrypt(int cost) {
    String method = "bcrypt";
    return new DelegatingPasswordEncoder(method, Map.of(method, new BCryptPasswordEncoder(cost)));
  }

  /** Refuses what is too short, too long or too easily guessed, in words. */
  void check(String field, String password, PasswordOwner owner) {
    checkForm(field, password);
    if (CommonPasswords.contain(password)) {
      throw guessable(field, "common", "one of those that most people choose");
    }
    if (owner.isGuessable(password)) {
      throw guessable(field, "name", "little more than your name or this server's");
    }
  }

  private static ProblemException guessable(String field, String reason, String words) {
    return ProblemException.invalid(
            field, field + " is " + words + ", so it is tried first. Choose another.")
        .with("reason", reason);
  }

  private static void checkForm(String field, String password) {
    String text = Texts.normalised(password);
    if (text.codePointCount(0, text.length()) < MIN_CHARACTERS) {
      throw ProblemException.invalid(
              field, field + " is too short: at least " + MIN_CHARACTERS + " characters.")
          .with("minimum", MIN_CHARACTERS);
    }
    if (!fits(text)) {
      throw ProblemException.invalid(
              field,
              field + " is too long: at most " + MAX_BYTES + " bytes, which is as many letters.")
          .with("maximum", MAX_BYTES);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(field, field + " has a control character in it.");
    }
  }

  /** For {@link #matches}; what it was cannot be had from it. */
  public String hash(String password) {
    return bounded(() -> Objects.requireNonNull(encoder.encode(Texts.normalised(password))));
  }

  /** Whether this is the password that was hashed. Slow on purpose. */
  public boolean matches(String password, String hash) {
    String text = Texts.normalised(password);
    // What is too long is nobody's password, but must not be answered sooner.
    String tried = fits(text) ? text : "too long";
    return bounded(() -> encoder.matches(tried, hash)) && fits(text);
  }

  /** Takes as long as {@link #matches} with somebody's hash. */
  void matchNobody(String password) {
    matches(password, nobodysHash);
  }

  boolean isOutdated(String hash) {
    return encoder.upgradeEncoding(hash);
  }

  private static boolean fits(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  private <T> T bounded(Supplier<T> work) {
    try {
      if (!atOnce.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw overloaded();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw overloaded();
    }
    try {
      return work.get();
    } finally {
      atOnce.release();
    }
  }

  private static ProblemException overloaded() {
    return new ProblemException(
            ProblemCode.OVERLOADED, "Too many people are signing in at once. Try again shortly.")
        .retryAfter(PATIENCE);
  }
}
