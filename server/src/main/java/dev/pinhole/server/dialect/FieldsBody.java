package dev.pinhole.server.dialect;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.ForeignForms;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a body names: a form of either kind or a JSON object, whatever the method. */
@Component
class FieldsBody {
  private static final int MAX_BYTES = 64 * 1024;

  private final ForeignForms forms;
  private final JsonMapper json;

  FieldsBody(ForeignForms forms, JsonMapper json) {
    this.forms = forms;
    this.json = json;
  }

  /**
   * @throws ProblemException where it is too large, or none of these
   */
  Map<String, String> read(HttpServletRequest request) throws IOException {
    MediaType type = type(request);
    if (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
      return forms.fields(request, MAX_BYTES);
    }
    byte[] bytes = bytes(request);
    return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type) && !isObject(bytes)
        ? form(new String(bytes, StandardCharsets.UTF_8))
        : object(bytes);
  }

  private static byte[] bytes(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new ProblemException(
              ProblemCode.TOO_LARGE, "The body is larger than %d bytes.".formatted(MAX_BYTES))
          .with("maximum", MAX_BYTES);
    }
    return bytes;
  }

  /** JSON that curl was given without a type calls itself a form. */
  private static boolean isObject(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("{");
  }

  private static Map<String, String> form(String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (!name.isEmpty()) {
        values.putIfAbsent(name, value);
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  /** Clients leave out or mistake the type of JSON, so what is no form is taken for that. */
  private Map<String, String> object(byte[] bytes) {
    Map<String, String> values = new HashMap<>();
    if (bytes.length > 0) {
      node(bytes).forEachEntry((name, value) -> put(values, name, value));
    }
    return values;
  }

  private JsonNode node(byte[] bytes) {
    try {
      JsonNode node = json.readTree(bytes);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static void put(Map<String, String> values, String name, JsonNode value) {
    if (!value.isNull()) {
      values.put(name, value.isValueNode() ? value.asString() : value.toString());
    }
  }

  private static ProblemException malformed() {
    return new ProblemException(
        ProblemCode.INVALID_REQUEST, "The body is neither a form nor a JSON object.");
  }

  private static @Nullable MediaType type(HttpServletRequest request) {
    try {
      String type = request.getContentType();
      return type == null ? null : MediaType.parseMediaType(type);
    } catch (InvalidMediaTypeException e) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "The Content-Type is not well-formed.", e);
    }
  }
}
