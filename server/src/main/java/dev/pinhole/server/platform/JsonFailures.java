package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** JSON that cannot be used: which member, or where the text breaks. Never a class name. */
final class JsonFailures {
  private JsonFailures() {}

  static ProblemException translate(HttpMessageNotReadableException failure) {
    JacksonException json = Failures.cause(failure, JacksonException.class);
    return switch (json) {
      case null -> new ProblemException(ProblemCode.INVALID_REQUEST, "The body is missing.");
      case UnrecognizedPropertyException e -> unknown(e);
      case MismatchedInputException e -> mismatched(e);
      default -> malformed(json);
    };
  }

  private static ProblemException unknown(UnrecognizedPropertyException failure) {
    String known =
        failure.getKnownPropertyIds() == null
            ? ""
            : failure.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    return ProblemException.invalid(
        path(failure), path(failure) + " is not known here. Known: " + known + ".");
  }

  private static ProblemException mismatched(MismatchedInputException failure) {
    String path = path(failure);
    if (path.isEmpty()) {
      return new ProblemException(ProblemCode.INVALID_REQUEST, "The body must be one JSON object.");
    }
    if (failure instanceof InvalidFormatException && failure.getTargetType().isEnum()) {
      return ProblemException.invalid(path, path + " has a value that is not known.");
    }
    return ProblemException.invalid(path, path + " is missing or of the wrong type.");
  }

  private static ProblemException malformed(JacksonException failure) {
    TokenStreamLocation at = failure.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new ProblemException(
        ProblemCode.INVALID_REQUEST, "The body is not JSON that can be read here" + where + ".");
  }

  /** {@code scopes[1]}, {@code transform.width}. */
  private static String path(JacksonException failure) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : failure.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }
}
