package dev.pinhole.api.capture;

import dev.pinhole.api.capture.CaptureOptions.Basic;
import dev.pinhole.api.capture.CaptureOptions.Identity;
import dev.pinhole.api.capture.CaptureOptions.PageCookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads as whom a page is asked for.
final class IdentityReader {
  private static final int MOST = 50;
  private static final int LONGEST = 8192;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}";

  /// What the connection is made of; the browser and the way out set these.
  private static final Set<String> CONNECTION =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "proxy-authorization",
          "proxy-connection",
          "keep-alive",
          "expect");

  private final OptionMap options;

  IdentityReader(OptionMap options) {
    this.options = options;
  }

  Identity identity() {
    return new Identity(headers(), cookies(), userAgent(), basic());
  }

  private @Nullable String userAgent() {
    String value = options.text("user_agent", LONGEST);
    if (value != null && !isHeaderValue(value)) {
      options.fault("user_agent", "It has a character that no header may have.");
    }
    return value;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Object item : options.items("headers", MOST)) {
      switch (item) {
        case Map<?, ?> map -> map.forEach((name, value) -> put(headers, "" + name, "" + value));
        case String line when line.indexOf(':') > 0 ->
            put(
                headers,
                line.substring(0, line.indexOf(':')),
                line.substring(line.indexOf(':') + 1));
        default -> options.fault("headers", "Each is Name:value, or all are an object.");
      }
    }
    if (headers.size() > MOST) {
      options.fault("headers", "There are %d; %d are accepted.".formatted(headers.size(), MOST));
    }
    return headers;
  }

  private void put(Map<String, String> headers, String name, String value) {
    String clean = value.strip();
    if (!name.matches(TOKEN) || clean.length() > LONGEST || !isHeaderValue(clean)) {
      options.fault("headers", "A name or value is not as RFC 9110 has it.");
    } else if (CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
      options.fault("headers", name + " belongs to the connection and cannot be set.");
    } else {
      headers.put(name, clean);
    }
  }

  private static boolean isHeaderValue(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
  }

  private List<PageCookie> cookies() {
    List<PageCookie> cookies = new ArrayList<>();
    for (Object item : options.items("cookies", MOST)) {
      PageCookie cookie =
          switch (item) {
            case Map<?, ?> map -> cookie(map);
            case String line -> cookie(line);
            default -> null;
          };
      if (cookie == null || !cookie.name().matches(TOKEN) || !isHeaderValue(cookie.value())) {
        options.fault(
            "cookies", "Each is as in Set-Cookie (name=value; Path=/), or an object with name.");
      } else {
        cookies.add(cookie);
      }
    }
    return cookies;
  }

  private static PageCookie cookie(Map<?, ?> map) {
    Object domain = map.get("domain");
    Object path = map.get("path");
    Object value = map.get("value");
    return new PageCookie(
        "" + map.get("name"),
        value == null ? "" : "" + value,
        domain == null ? null : "" + domain,
        path == null ? "/" : "" + path,
        Boolean.TRUE.equals(map.get("secure")),
        Boolean.TRUE.equals(map.get("httpOnly")));
  }

  private static @Nullable PageCookie cookie(String line) {
    List<String> parts = List.of(line.split(";", -1));
    int equals = parts.getFirst().indexOf('=');
    if (equals < 1) {
      return null;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      String[] pair = part.strip().split("=", 2);
      switch (pair[0].toLowerCase(Locale.ROOT)) {
        case "domain" -> map.put("domain", pair.length == 2 ? pair[1] : "");
        case "path" -> map.put("path", pair.length == 2 ? pair[1] : "/");
        case "secure" -> map.put("secure", true);
        case "httponly" -> map.put("httpOnly", true);
        default -> {
          // how long and for whom a cookie lasts means nothing to a browser that lives for a page
        }
      }
    }
    map.put("name", parts.getFirst().substring(0, equals).strip());
    map.put("value", parts.getFirst().substring(equals + 1).strip());
    return cookie(map);
  }

  /// `Basic …` as in the header (RFC 7617), or `user:password`.
  private @Nullable Basic basic() {
    String text = options.text("authorization", LONGEST);
    if (text == null) {
      return null;
    }
    String pair = text.regionMatches(true, 0, "Basic ", 0, 6) ? decoded(text.substring(6)) : text;
    int colon = pair.indexOf(':');
    if (colon < 0) {
      options.fault("authorization", "It is neither user:password nor Basic with these in Base64.");
      return null;
    }
    return new Basic(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
