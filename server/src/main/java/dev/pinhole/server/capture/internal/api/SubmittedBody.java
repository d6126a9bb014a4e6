package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.capture.QueueProperties;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a submitted capture. Documents make it longer than what other requests may send. */
final class SubmittedBody {
  private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};

  private final HttpServletRequest request;
  private final byte[] bytes;

  private SubmittedBody(HttpServletRequest request, byte[] bytes) {
    this.request = request;
    this.bytes = bytes;
  }

  /** Takes the bytes in, whatever they say. */
  static SubmittedBody read(HttpServletRequest request, QueueProperties properties)
      throws IOException {
    int most = Math.toIntExact(properties.maxBody().toBytes());
    if (request.getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    byte[] bytes = request.getInputStream().readNBytes(most + 1);
    if (bytes.length > most) {
      throw tooLarge(most);
    }
    return new SubmittedBody(request, bytes);
  }

  /** Parses it. */
  Map<String, Object> options(JsonMapper json) {
    try {
      Map<String, Object> options = json.readValue(bytes, OPTIONS);
      if (options == null) {
        throw new ProblemException(
            ProblemCode.INVALID_REQUEST, "The body must be one JSON object.");
      }
      return options;
    } catch (JacksonException e) {
      throw new HttpMessageNotReadableException(
          "not JSON", e, new ServletServerHttpRequest(request));
    }
  }

  /** Tells whether two requests ask for the same. */
  String fingerprint() {
    return Sha256.hex(bytes);
  }

  private static ProblemException tooLarge(int most) {
    return new ProblemException(
            ProblemCode.TOO_LARGE,
            "The body is larger than the %d bytes allowed here.".formatted(most))
        .with("maximum", most);
  }
}
