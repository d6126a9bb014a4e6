package dev.pinhole.server.platform.front;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which headers the proxies write. Only those are read: what a proxy does not write, it passes on
 * as the client made it up.
 */
public enum ProxyHeaders {
  /** {@code X-Forwarded-For}, {@code -Proto}, {@code -Host}, {@code -Port}. */
  X_FORWARDED {
    @Override
    List<Hop> read(Function<String, List<String>> headers) {
      List<String> clients = items(headers.apply("X-Forwarded-For"));
      List<String> schemes = items(headers.apply("X-Forwarded-Proto"));
      List<String> hosts = items(headers.apply("X-Forwarded-Host"));
      List<String> ports = items(headers.apply("X-Forwarded-Port"));
      int hops = Math.max(1, clients.size());
      return IntStream.range(0, hops)
          .mapToObj(hop ->
              new Hop(
                  clients.isEmpty() ? null : clients.get(hop),
                  at(schemes, hop, hops),
                  at(hosts, hop, hops),
                  at(ports, hop, hops)))
          .toList();
    }
  },
  /** {@code Forwarded} (RFC 7239). */
  FORWARDED {
    @Override
    List<Hop> read(Function<String, List<String>> headers) {
      return headers.apply("Forwarded").stream()
          .flatMap(line -> split(line, ',').stream())
          .map(ProxyHeaders::element)
          .toList();
    }
  };

  /** The client's end first. */
  abstract List<Hop> read(Function<String, List<String>> headers);

  private static List<String> items(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /** Proxies add to all lists alike, or the last one, which is nearest to us, sets a value. */
  private static @Nullable String at(List<String> values, int hop, int hops) {
    if (values.isEmpty()) {
      return null;
    }
    return values.size() == hops ? values.get(hop) : values.getLast();
  }

  private static Hop element(String text) {
    @Nullable String client = null;
    @Nullable String scheme = null;
    @Nullable String host = null;
    for (String pair : split(text, ';')) {
      int equals = pair.indexOf('=');
      String value = equals < 0 ? "" : unquoted(pair.substring(equals + 1).strip());
      switch (equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
        case "for" -> client = value;
        case "proto" -> scheme = value;
        case "host" -> host = value;
        default -> {} // by, and what others may add
      }
    }
    return new Hop(client, scheme, host, null);
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
