package dev.pinhole.server.dialect;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controller methods the {@link Fields} of their request. */
@Component
class FieldsArguments implements HandlerMethodArgumentResolver {
  private final FieldsBody body;

  FieldsArguments(FieldsBody body) {
    this.body = body;
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

  /**
   * What the address says goes before what the body says. The body comes first: the container would
   * take JSON that is sent as a form for one, and leave nothing of it.
   */
  private Fields read(HttpServletRequest request) throws IOException {
    Map<String, String> values = new HashMap<>(body.read(request));
    request.getParameterMap().forEach((name, sent) -> values.put(name, sent[0]));
    return new Fields(values);
  }
}
