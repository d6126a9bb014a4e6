package dev.pinhole.api.capture;

import dev.pinhole.api.capture.CaptureOptions.PageCookie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads cookies: objects, or texts as in `Set-Cookie`.
final class CookiesReader {
  private static final int MOST = 50;
  private static final int LONGEST = 4096;
  private static final Set<String> ATTRIBUTES =
      Set.of("name", "value", "domain", "path", "secure", "httpOnly");

  private final OptionMap options;

  CookiesReader(OptionMap options) {
    this.options = options;
  }

  List<PageCookie> cookies() {
    List<PageCookie> cookies = new ArrayList<>();
    for (Object item : options.items("cookies", MOST)) {
      PageCookie cookie =
          switch (item) {
            case Map<?, ?> map -> cookie(map);
            case String line -> cookie(attributes(line));
            default -> null;
          };
      if (cookie == null) {
        options.fault(
            "cookies",
            "Each is as in Set-Cookie (name=value; Path=/), or an object with name, value, domain,"
                + " path, secure, httpOnly.");
      } else {
        cookies.add(cookie);
      }
    }
    return cookies;
  }

  private static @Nullable PageCookie cookie(Map<?, ?> map) {
    String name = text(map.get("name"), "");
    String value = text(map.get("value"), "");
    String path = text(map.get("path"), "/");
    String domain = text(map.get("domain"), "");
    Boolean secure = flag(map.get("secure"));
    Boolean httpOnly = flag(map.get("httpOnly"));
    if (name == null || value == null || path == null || domain == null) {
      return null;
    }
    boolean sound =
        ATTRIBUTES.containsAll(map.keySet())
            && name.matches(HeadersReader.TOKEN)
            && isValue(value)
            && isValue(path)
            && path.startsWith("/")
            && domain.matches("\\.?[\\p{Alnum}._:\\[\\]-]{1,253}|");
    return sound && secure != null && httpOnly != null
        ? new PageCookie(name, value, domain.isEmpty() ? null : domain, path, secure, httpOnly)
        : null;
  }

  private static boolean isValue(String text) {
    return text.length() <= LONGEST && !text.contains(";") && HeadersReader.isValue(text);
  }

  /// Null for what is no text.
  private static @Nullable String text(@Nullable Object value, String otherwise) {
    return switch (value) {
      case null -> otherwise;
      case String text -> text;
      case Number number -> number.toString();
      default -> null;
    };
  }

  /// Null for what is no boolean.
  private static @Nullable Boolean flag(@Nullable Object value) {
    return switch (value) {
      case null -> Boolean.FALSE;
      case Boolean flag -> flag;
      default -> null;
    };
  }

  private static Map<String, Object> attributes(String line) {
    String[] parts = line.split(";", -1);
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      attribute(map, parts[i].strip());
    }
    int equals = parts[0].indexOf('=');
    map.put("name", parts[0].substring(0, Math.max(0, equals)).strip());
    map.put("value", parts[0].substring(equals + 1).strip());
    return map;
  }

  private static void attribute(Map<String, Object> map, String text) {
    String[] pair = text.split("=", 2);
    String value = pair.length == 2 ? pair[1].strip() : "";
    switch (pair[0].strip().toLowerCase(Locale.ROOT)) {
      case "domain" -> map.put("domain", value);
      case "path" -> map.put("path", value.isEmpty() ? "/" : value);
      case "secure" -> map.put("secure", true);
      case "httponly" -> map.put("httpOnly", true);
      default -> {
        // how long and for whom a cookie lasts means nothing to a browser that lives for a page
      }
    }
  }
}
