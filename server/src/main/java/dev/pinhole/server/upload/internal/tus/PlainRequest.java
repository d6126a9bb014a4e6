package dev.pinhole.server.upload.internal.tus;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Hides from the library that a body came in chunks: it would compute five checksums of it, for one
 * that may come behind the bytes, which the container keeps to itself.
 */
final class PlainRequest extends HttpServletRequestWrapper {

  PlainRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return name.equalsIgnoreCase("Transfer-Encoding") ? null : super.getHeader(name);
  }
}
