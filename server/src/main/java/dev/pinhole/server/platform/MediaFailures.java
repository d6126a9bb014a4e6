package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Wrong method, wrong {@code Content-Type}, wrong {@code Accept}: always with what is right. */
final class MediaFailures {
  private MediaFailures() {}

  static ProblemException method(HttpRequestMethodNotSupportedException failure) {
    String[] supported = failure.getSupportedMethods();
    List<String> allowed = supported == null ? List.of() : List.of(supported);
    String list = String.join(", ", allowed);
    return new ProblemException(
            ProblemCode.METHOD_NOT_ALLOWED,
            failure.getMethod() + " is not possible here. Possible: " + list + ".")
        .with("allowed", allowed)
        .header(HttpHeaders.ALLOW, list);
  }

  static ProblemException unsupported(HttpMediaTypeNotSupportedException failure) {
    MediaType sent = failure.getContentType();
    String what = sent == null ? "A body without a Content-Type" : "A body of type " + sent;
    List<String> supported = names(failure.getSupportedMediaTypes());
    return new ProblemException(
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            what + " cannot be read here. Accepted: " + String.join(", ", supported) + ".")
        .with("accepted", supported)
        .header(HttpHeaders.ACCEPT, String.join(", ", supported));
  }

  static ProblemException notAcceptable(HttpMediaTypeNotAcceptableException failure) {
    List<String> supported = names(failure.getSupportedMediaTypes());
    return new ProblemException(
            ProblemCode.NOT_ACCEPTABLE,
            "The answer has none of the types in Accept. It can be: "
                + String.join(", ", supported)
                + ".")
        .with("available", supported);
  }

  private static List<String> names(List<MediaType> types) {
    return types.stream().map(MediaType::toString).distinct().toList();
  }
}
