package dev.pinhole.server.account;

import dev.pinhole.server.platform.ClientAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * From where somebody signs in.
 *
 * @param address as attempts are counted
 * @param device what a browser shows that has been remembered; not checked
 */
public record Visit(String address, @Nullable String device) {
  /** The cookie of a remembered browser. */
  public static final String DEVICE_COOKIE = "pinhole_device";

  public static Visit of(HttpServletRequest request) {
    Cookie device = WebUtils.getCookie(request, DEVICE_COOKIE);
    return new Visit(ClientAddress.of(request), device == null ? null : device.getValue());
  }

  /** Where a remembered browser is not enough. */
  Visit withoutDevice() {
    return new Visit(address, null);
  }

  @Override
  public String toString() {
    return "Visit[" + address + "]";
  }
}
