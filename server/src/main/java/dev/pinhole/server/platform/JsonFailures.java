package dev.pinhole.server.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pinhole.api.ProblemCode;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** JSON that cannot be used: which member, or where the text breaks. Never a class name. */
final class JsonFailures {
  private JsonFailures() {}

  static ProblemException translate(HttpMessageNotReadableException failure) {
    JacksonException json = Failures.cause(failure, JacksonException.class);
    return switch (json) {
      case null -> new ProblemException(ProblemCode.INVALID_REQUEST, "The body is missing.");
      case UnrecognizedPropertyException e -> unknown(e);
      case ValueInstantiationException e -> refused(e);
      case MismatchedInputException e -> mismatched(e);
      default -> malformed(json);
    };
  }

  private static ProblemException unknown(UnrecognizedPropertyException failure) {
    Collection<Object> known = Objects.requireNonNullElse(failure.getKnownPropertyIds(), List.of());
    String names = known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    String path = path(failure);
    return ProblemException.invalid(path, path + " is not known here. Known: " + names + ".");
  }

  /** A wire type's own check failed; its words are meant for the caller. */
  private static ProblemException refused(ValueInstantiationException failure) {
    String path = path(failure);
    return failure.getCause() instanceof IllegalArgumentException e
        ? ProblemException.invalid(path, path + " is not valid. " + e.getMessage() + ".")
        : ProblemException.invalid(path, path + " is not valid.");
  }

  private static ProblemException mismatched(MismatchedInputException failure) {
    String path = path(failure);
    return path.isEmpty()
        ? new ProblemException(ProblemCode.INVALID_REQUEST, "The body must be one JSON object.")
        : ProblemException.invalid(
            path, path + " is needed, as " + kind(failure.getTargetType()) + ".");
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "another kind of value";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getFields())
          .filter(Field::isEnumConstant)
          .map(JsonFailures::name)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == Instant.class) {
      return "a time like 2030-01-31T12:00:00Z";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number in range";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String name(Field constant) {
    JsonProperty wire = constant.getAnnotation(JsonProperty.class);
    return wire != null ? wire.value() : constant.getName().toLowerCase(Locale.ROOT);
  }

  private static ProblemException malformed(JacksonException failure) {
    TokenStreamLocation at = failure.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    String path = path(failure);
    String in = path.isEmpty() ? "" : ", in " + path;
    return new ProblemException(
        ProblemCode.INVALID_REQUEST, "The body is not valid JSON" + where + in + ".");
  }

  /** For example {@code scopes[1]} or {@code transform.width}. */
  private static String path(JacksonException failure) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : failure.getPath()) {
      if (step.getPropertyName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      } else if (step.getIndex() >= 0) {
        path.append('[').append(step.getIndex()).append(']');
      }
    }
    return path.toString();
  }
}
