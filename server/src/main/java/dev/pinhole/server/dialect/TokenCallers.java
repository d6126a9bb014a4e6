package dev.pinhole.server.dialect;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.CallerResolver;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who makes a request whose token is among its fields. */
@Component
public class TokenCallers {
  private final CallerResolver callers;

  TokenCallers(CallerResolver callers) {
    this.callers = callers;
  }

  /**
   * Whose token it is, of whatever kind of ours.
   *
   * @throws ProblemException where there is none, it is not valid, or does not allow this
   */
  public Caller require(HttpServletRequest request, @Nullable String token, Scope scope) {
    Caller caller = token == null ? null : callers.resolve(new DialectRequest(request, token));
    if (caller == null) {
      throw ProblemException.unauthenticated();
    }
    if (!caller.may(scope)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "This needs the scope " + scope.value() + ".");
    }
    return caller;
  }
}
