package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;

/** What a token can be. */
final class TokenRules {
  private static final int MAX_NAME = 100;
  private static final long MIN_SECONDS = 60;
  private static final long MAX_SECONDS = Duration.ofDays(3650).toSeconds();

  private TokenRules() {}

  static void check(Caller caller, TokenRequest request) {
    checkName(request.name());
    if (request.scopes().isEmpty()) {
      throw ProblemException.invalid("scopes", "scopes must have at least one scope.");
    }
    request.scopes().forEach(scope -> checkScope(caller, scope));
    if (request.expiresIn() != null) {
      checkLifetime(request.expiresIn());
    }
  }

  private static void checkName(String name) {
    if (name.isBlank()
        || name.length() > MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          "name", "name must be 1 to " + MAX_NAME + " characters, none of them a control one.");
    }
  }

  private static void checkScope(Caller caller, Scope scope) {
    if (!scope.grantable()) {
      throw ProblemException.invalid(
          "scopes", "No token can have the scope " + scope.value() + ".");
    }
    if (!caller.may(scope)) {
      throw new ProblemException(
              ProblemCode.FORBIDDEN,
              "Only an admin's token can have the scope " + scope.value() + ".")
          .with("field", "scopes");
    }
  }

  private static void checkLifetime(long seconds) {
    if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
      throw ProblemException.invalid(
              "expiresIn",
              "expiresIn must be " + MIN_SECONDS + " to " + MAX_SECONDS + " seconds, or absent.")
          .with("minimum", MIN_SECONDS)
          .with("maximum", MAX_SECONDS);
    }
  }
}
