package dev.pinhole.server.account;

import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.HostCookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in.
 *
 * @param address as attempts are counted
 * @param device what a browser shows that has been remembered; not checked
 */
public record Visit(String address, @Nullable String device) {
  /** The cookie of a remembered browser. */
  public static final HostCookie DEVICE_COOKIE = new HostCookie("pinhole_device");

  public static Visit of(HttpServletRequest request) {
    return new Visit(ClientAddress.of(request), DEVICE_COOKIE.read(request).orElse(null));
  }

  /** The same, where no browser is let off: for what must be shown anew. */
  public Visit withoutDevice() {
    return new Visit(address, null);
  }

  @Override
  public String toString() {
    return "Visit[" + address + "]";
  }
}
