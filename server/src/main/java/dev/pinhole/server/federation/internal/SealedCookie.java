package dev.pinhole.server.federation.internal;

import dev.pinhole.server.platform.HostCookie;
import dev.pinhole.server.platform.TextSeal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Something of ours that a browser carries, without being able to read or change it. */
final class SealedCookie<T> {
  private static final Pattern FORM =
      Pattern.compile("(?:[A-Za-z0-9+/]{4}){12,1000}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

  private final HostCookie cookie;
  private final Class<T> type;
  private final TextSeal seal;
  private final JsonMapper json;

  SealedCookie(String name, Class<T> type, TextSeal seal, JsonMapper json) {
    this.cookie = new HostCookie(name);
    this.type = type;
    this.seal = seal;
    this.json = json;
  }

  void write(HttpServletRequest request, HttpServletResponse response, T value, Duration lifetime) {
    String text = json.writeValueAsString(value);
    cookie.write(request, response, seal.seal(text, cookie.name()), lifetime);
  }

  Optional<T> read(HttpServletRequest request) {
    return cookie
        .read(request)
        .filter(value -> FORM.matcher(value).matches())
        .flatMap(value -> seal.open(value, cookie.name()))
        .map(text -> json.readValue(text, type));
  }

  void clear(HttpServletRequest request, HttpServletResponse response) {
    cookie.clear(request, response);
  }
}
