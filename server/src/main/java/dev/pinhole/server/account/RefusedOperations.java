package dev.pinhole.server.account;

import static dev.pinhole.api.ProblemCode.CSRF_TOKEN_REQUIRED;
import static dev.pinhole.api.ProblemCode.FORBIDDEN;
import static dev.pinhole.api.ProblemCode.NOT_FOUND;
import static dev.pinhole.api.ProblemCode.PROOF_REQUIRED;
import static dev.pinhole.api.ProblemCode.SECOND_FACTOR_MISSING;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemAnswered;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes down what people and programs that are signed in were refused: of each operation and
 * reason the first in an hour of the clock, so that nobody fills the disk. Never the address that
 * was asked for, which may itself be a secret.
 */
@Component
class RefusedOperations {
  private static final Logger log = LoggerFactory.getLogger(RefusedOperations.class);
  private static final Set<ProblemCode> REFUSALS =
      EnumSet.of(FORBIDDEN, PROOF_REQUIRED, SECOND_FACTOR_MISSING, CSRF_TOKEN_REQUIRED);

  /**
   * What is somebody else's is answered as what is not there. A few of these an hour are everyday,
   * after something was deleted; so many are somebody who tries.
   */
  private static final int EVERYDAY_MISSES = 30;

  private final Audit audit;
  private final RateLimiter misses;

  RefusedOperations(Audit audit, Clock clock) {
    this.audit = audit;
    this.misses =
        RateLimiter.discreet("misses-not-noted", EVERYDAY_MISSES, Duration.ofHours(1), clock);
  }

  @EventListener
  void answered(ProblemAnswered answered) {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
      Caller caller = CallerResolver.remembered(current.getRequest());
      String pattern = pattern(current.getRequest());
      if (caller != null && isNoted(answered.problem().code(), caller, pattern)) {
        String operation = current.getRequest().getMethod() + " " + pattern;
        note(pattern.isEmpty() ? "request" : operation, caller, answered.problem());
      }
    }
  }

  private boolean isNoted(ProblemCode code, Caller caller, String pattern) {
    return code == NOT_FOUND
        ? pattern.contains("{") && !misses.tryTake(Long.toString(caller.accountId()))
        : REFUSALS.contains(code);
  }

  private void note(String operation, Caller caller, ProblemException problem) {
    try {
      audit.recordHourly(
          Action.OPERATION_REFUSED, caller.accountId(), operation, why(caller, problem), null);
    } catch (DataAccessException e) {
      // It is refused all the same.
      log.error("A refused operation could not be written into the audit trail", e);
    }
  }

  private static Map<String, String> why(Caller caller, ProblemException problem) {
    Map<String, String> details = new HashMap<>();
    details.put("reason", problem.code().value());
    details.put("caller", caller.provedAt() == null ? "program" : "person");
    if (problem.properties().get("requiredScope") instanceof String scope) {
      details.put("scope", scope);
    }
    return details;
  }

  /** As the operation is described; empty for what was refused before it was looked up. */
  private static String pattern(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String pattern
        ? pattern
        : "";
  }
}
