package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemForm.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Problems in the words of Django REST framework: {@code detail}, lists under the names of fields,
 * and {@code non_field_errors} where it is about all of them.
 */
final class Complaints {
  static final String REQUIRED = "This field is required.";
  static final String BLANK = "This field may not be blank.";

  /** The property of a problem whose words are those of this dialect already. */
  private static final String BODY = "body";

  private Complaints() {}

  /**
   * @param faults by field
   */
  static ProblemException fields(Map<String, String> faults) {
    Map<String, List<String>> body = new TreeMap<>();
    faults.forEach((field, fault) -> body.put(field, List.of(fault)));
    String names = String.join(", ", body.keySet());
    return said(new ProblemException(ProblemCode.INVALID_REQUEST, "Not valid: " + names), body);
  }

  static ProblemException detail(ProblemCode code, String text) {
    return said(new ProblemException(code, text), Map.of("detail", text));
  }

  /** The same problem in these words. */
  static ProblemException said(ProblemException problem, Map<String, ?> body) {
    return problem.with(BODY, body);
  }

  static Answer answer(ProblemException problem) {
    int status = problem.code().status();
    Object body = problem.properties().get(BODY);
    if (body != null) {
      return new Answer(status, body);
    }
    return switch (problem.code()) {
      case WRONG_CREDENTIALS -> unable("Unable to log in with provided credentials.");
      case SECOND_FACTOR_REQUIRED ->
          unable("This account has a second factor; use an API token of the account instead.");
      case UNAUTHENTICATED ->
          new Answer(
              status,
              detail("Authentication credentials were not provided, or the token is not valid."));
      case NOT_FOUND -> new Answer(status, detail("Not found."));
      case TOO_MANY_REQUESTS -> new Answer(status, detail(throttled(problem)));
      default -> new Answer(status, plain(problem));
    };
  }

  private static Answer unable(String why) {
    return new Answer(400, Map.of("non_field_errors", List.of(why)));
  }

  private static String throttled(ProblemException problem) {
    Object seconds = problem.properties().get("retryAfter");
    return seconds == null
        ? "Request was throttled."
        : "Request was throttled. Expected available in %s seconds.".formatted(seconds);
  }

  private static Map<String, ?> plain(ProblemException problem) {
    for (String naming : List.of("field", "parameter")) {
      if (problem.code().status() == 400
          && problem.properties().get(naming) instanceof String field) {
        return Map.of(field, List.of(problem.detail()));
      }
    }
    return detail(problem.detail());
  }

  private static Map<String, String> detail(String text) {
    return Map.of("detail", text);
  }
}
