package dev.pinhole.server.dialect;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.ForeignForms;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives controller methods the {@link Fields} of their request. */
@Component
class FieldsArguments implements HandlerMethodArgumentResolver {
  private static final int MAX_BYTES = 64 * 1024;

  private final ForeignForms forms;
  private final JsonMapper json;

  FieldsArguments(ForeignForms forms, JsonMapper json) {
    this.forms = forms;
    this.json = json;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Fields.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binderFactory)
      throws IOException {
    return read(Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)));
  }

  /** What the address says goes before what the body says. */
  private Fields read(HttpServletRequest request) throws IOException {
    MediaType type = type(request);
    Map<String, String> values = new HashMap<>(body(request, type));
    request.getParameterMap().forEach((name, sent) -> values.put(name, sent[0]));
    return new Fields(values);
  }

  private Map<String, String> body(HttpServletRequest request, @Nullable MediaType type)
      throws IOException {
    if (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
      return forms.fields(request, MAX_BYTES);
    }
    boolean isForm = MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type);
    return request.getMethod().equals("GET") || isForm ? Map.of() : object(request);
  }

  /** Clients leave out or mistake the type of JSON, so what is no form is taken for that. */
  private Map<String, String> object(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new ProblemException(
              ProblemCode.TOO_LARGE, "The body is larger than %d bytes.".formatted(MAX_BYTES))
          .with("maximum", MAX_BYTES);
    }
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
