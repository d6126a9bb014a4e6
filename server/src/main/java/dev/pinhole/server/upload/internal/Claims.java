package dev.pinhole.server.upload.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.server.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What clients say of images: kept as they say it, within bounds. */
@Component
class Claims {
  static final int MAX_BYTES = 16 * 1024;

  private final JsonMapper json;

  Claims(JsonMapper json) {
    this.json = json;
  }

  boolean fits(Map<String, Object> claims) {
    return size(json.writeValueAsString(claims)) <= MAX_BYTES;
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** As JSON; null where nothing is said. */
  @Nullable String read(CompletionRequest request) {
    Map<String, Object> claims = request.claims();
    if (claims == null || claims.isEmpty()) {
      return null;
    }
    String text = json.writeValueAsString(claims);
    int size = size(text);
    if (size > MAX_BYTES) {
      throw new ProblemException(
              ProblemCode.TOO_LARGE,
              "claims has %d bytes as JSON; at most %d are accepted.".formatted(size, MAX_BYTES))
          .with("field", "claims")
          .with("allowed", MAX_BYTES);
    }
    return text;
  }
}
