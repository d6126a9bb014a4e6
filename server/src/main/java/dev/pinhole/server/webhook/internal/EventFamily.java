package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.platform.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events by what they tell of. Whoever reads a delivery needs the scope for that: the body of an
 * event about an invitation is no less than the invitation itself.
 */
enum EventFamily {
  CAPTURE("capture.", Scope.CAPTURES),
  INVITATION("invitation.", Scope.INVITATIONS);

  private final String prefix;
  private final Scope scope;

  EventFamily(String prefix, Scope scope) {
    this.prefix = prefix;
    this.scope = scope;
  }

  /**
   * Those that a caller may read.
   *
   * @throws ProblemException where there are none
   */
  static Set<EventFamily> readableBy(Caller caller) {
    Set<EventFamily> families =
        Arrays.stream(values())
            .filter(family -> caller.may(family.scope))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventFamily.class)));
    if (families.isEmpty()) {
      throw forbidden();
    }
    return families;
  }

  boolean has(String type) {
    return type.startsWith(prefix);
  }

  /** Fixed text. */
  String condition() {
    return "type LIKE '" + prefix + "%'";
  }

  private static ProblemException forbidden() {
    List<String> scopes = Arrays.stream(values()).map(family -> family.scope.value()).toList();
    return new ProblemException(
            ProblemCode.FORBIDDEN, "This needs the scope " + String.join(" or ", scopes) + ".")
        .with("requiredScopes", scopes);
  }
}
