package dev.pinhole.api.capture;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An option that is an address on the web. What Java takes for a host and what a browser takes
/// differ; whether an address may be gone to is judged at the connection, and not by its spelling.
final class AddressOption {
  static final int LONGEST = 8192;

  /// What browsers take, encode and send although RFC 3986 does not have it.
  private static final String TOLERATED = " \"<>\\^`{|}";

  private AddressOption() {}

  /// The address, or null and a fault where there is none or another.
  static @Nullable String read(OptionMap options, String name) {
    String text = options.text(name, LONGEST);
    if (text == null) {
      return null;
    }
    try {
      URI address = new URI(encoded(text.strip()));
      String fault = fault(address);
      if (fault == null) {
        return address.toString();
      }
      options.fault(name, fault);
    } catch (URISyntaxException e) {
      options.fault(name, "It is not an address (RFC 3986).");
    }
    return null;
  }

  private static @Nullable String fault(URI address) {
    String scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
    String authority = address.getRawAuthority();
    if (authority == null || !(scheme.equals("http") || scheme.equals("https"))) {
      return "It is not a whole address that begins with http:// or https://.";
    }
    return authority.contains("@") ? "Give user and password apart from the address." : null;
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (TOLERATED.indexOf(c) < 0) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }
}
