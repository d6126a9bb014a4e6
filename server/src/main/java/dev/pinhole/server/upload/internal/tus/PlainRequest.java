package dev.pinhole.server.upload.internal.tus;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import me.desair.tus.server.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Hides from the library that a body came in chunks: it would compute five checksums of it, for one
 * that may come behind the bytes, which the container keeps to itself. And that a request means
 * another method, unless it is a POST, which stands for those that a client cannot send: uploads
 * that are created are counted as POST.
 */
final class PlainRequest extends HttpServletRequestWrapper {

  PlainRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isHidden(name) ? null : super.getHeader(name);
  }

  private boolean isHidden(String name) {
    return name.equalsIgnoreCase(HttpHeader.TRANSFER_ENCODING)
        || (name.equalsIgnoreCase(HttpHeader.METHOD_OVERRIDE) && !getMethod().equals("POST"));
  }
}
