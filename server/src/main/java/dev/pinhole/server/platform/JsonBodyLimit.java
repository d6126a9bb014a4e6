package dev.pinhole.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Bounds every body that is read into an object. Files are read elsewhere, with limits of their
 * own.
 */
@RestControllerAdvice
class JsonBodyLimit extends RequestBodyAdviceAdapter {
  static final long MAX_BYTES = 1 << 20;

  @Override
  public boolean supports(
      MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type target,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    if (message.getHeaders().getContentLength() > MAX_BYTES) {
      throw Failures.tooLarge(MAX_BYTES);
    }
    return new Bounded(message.getHeaders(), new BoundedStream(message.getBody()));
  }

  private record Bounded(HttpHeaders headers, InputStream body) implements HttpInputMessage {
    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return body;
    }
  }

  /** For bodies that do not say how long they are. */
  private static final class BoundedStream extends InputStream {
    private final InputStream body;
    private long left = MAX_BYTES;

    BoundedStream(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      return counted(body.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = body.read(buffer, offset, length);
      return counted(count, count);
    }

    private int counted(int result, int count) {
      left -= result < 0 ? 0 : count;
      if (left < 0) {
        throw Failures.tooLarge(MAX_BYTES);
      }
      return result;
    }
  }
}
