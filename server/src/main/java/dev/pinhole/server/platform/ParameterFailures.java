package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Parameters of the wrong kind or out of range, by name. */
final class ParameterFailures {
  private ParameterFailures() {}

  static ProblemException mismatch(TypeMismatchException failure) {
    String name = Objects.requireNonNullElse(failure.getPropertyName(), "A parameter");
    return new ProblemException(
            ProblemCode.INVALID_PARAMETER,
            name + " must be " + wanted(failure.getRequiredType()) + ".")
        .with("parameter", name);
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return "of another kind";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return type.isPrimitive() || Number.class.isAssignableFrom(type)
        ? "a number in range"
        : "a well-formed " + type.getSimpleName();
  }

  static ProblemException violations(ConstraintViolationException failure) {
    return invalid(
        failure.getConstraintViolations().stream()
            .map(v -> v.getPropertyPath() + " " + v.getMessage())
            .sorted()
            .toList());
  }

  /** The frameworks' other failures, which know their own status. */
  static ProblemException other(ErrorResponse failure) {
    return switch (failure) {
      case MethodArgumentNotValidException e -> invalid(messages(e.getBindingResult()));
      case HandlerMethodValidationException e ->
          invalid(e.getAllErrors().stream().map(ParameterFailures::message).toList());
      default -> byStatus(failure.getStatusCode().value());
    };
  }

  private static List<String> messages(BindingResult result) {
    return result.getAllErrors().stream().map(ParameterFailures::message).sorted().toList();
  }

  private static String message(MessageSourceResolvable error) {
    String message = Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
    return error instanceof FieldError field ? field.getField() + " " + message : message;
  }

  private static ProblemException invalid(List<String> messages) {
    return new ProblemException(
            ProblemCode.INVALID_REQUEST, "Not valid: " + String.join("; ", messages) + ".")
        .with("errors", messages);
  }

  /** A status that comes without words from a framework or from the container. */
  static ProblemException byStatus(int status) {
    return switch (status) {
      case 401 -> ProblemException.unauthenticated();
      case 403 -> Failures.forbidden();
      case 404 -> ProblemException.notFound();
      default -> new ProblemException(code(status), words(status));
    };
  }

  private static ProblemCode code(int status) {
    return Arrays.stream(ProblemCode.values())
        .filter(code -> code.status() == status)
        .findFirst()
        .orElse(status >= 500 ? ProblemCode.INTERNAL_ERROR : ProblemCode.INVALID_REQUEST);
  }

  private static String words(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return "The request was refused: " + (known == null ? status : known.getReasonPhrase()) + ".";
  }
}
