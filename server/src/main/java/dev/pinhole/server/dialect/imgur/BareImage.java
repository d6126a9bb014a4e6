package dev.pinhole.server.dialect.imgur;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.springframework.http.MediaType;

/**
 * A request whose body is an image as it is, whatever its type says: some tools send pictures as
 * {@code application/application/x-www-form-urlencoded}.
 */
final class BareImage extends HttpServletRequestWrapper {

  BareImage(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getContentType() {
    return MediaType.APPLICATION_OCTET_STREAM_VALUE;
  }
}
