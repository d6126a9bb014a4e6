package dev.pinhole.server.egress.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * First line and fields of an HTTP/1.1 message. What is read is strict: bare line feeds, folded
 * lines, spaces before a colon and control characters, which other software reads in other ways,
 * are errors.
 */
record Head(String start, List<Field> fields) {

  record Field(String name, String value) {

    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  private static final Pattern FIELD =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\\x00-\\x08\\x0a-\\x1f\\x7f]*)");
  private static final Pattern START = Pattern.compile("[\\x20-\\x7e\\x80-\\xff]+");

  /** RFC 9110, 7.6.1, and what proxies say to their clients or hear from them. */
  private static final Set<String> OF_THE_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authorization",
          "proxy-authenticate",
          "proxy-authentication-info",
          "te",
          "upgrade",
          "via",
          "forwarded",
          "x-forwarded-for");

  /**
   * Reads up to the empty line.
   *
   * @return null if the other side hung up before the first byte
   */
  static @Nullable Head read(InputStream in, int maxBytes) throws IOException {
    List<String> lines = new ArrayList<>();
    int left = maxBytes;
    for (; ; ) {
      String line = line(in, left, lines.isEmpty());
      if (line == null) {
        return null;
      }
      if (line.isEmpty()) {
        return parse(lines);
      }
      left -= line.length() + 2;
      lines.add(line);
    }
  }

  private static @Nullable String line(InputStream in, int maxBytes, boolean first)
      throws IOException {
    byte[] bytes = new byte[128];
    int length = 0;
    for (int next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        if (first && length == 0) {
          return null;
        }
        throw new EOFException("ended within a head");
      }
      if (next == '\n' || length >= maxBytes) {
        throw new ProtocolException(next == '\n' ? "bare line feed" : "head too long");
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
      bytes[length++] = (byte) next;
    }
    if (in.read() != '\n') {
      throw new ProtocolException("bare carriage return");
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static Head parse(List<String> lines) throws ProtocolException {
    if (lines.isEmpty() || !START.matcher(lines.getFirst()).matches()) {
      throw new ProtocolException("not a first line");
    }
    List<Field> fields = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      var field = FIELD.matcher(line);
      if (!field.matches()) {
        throw new ProtocolException("not a header field");
      }
      fields.add(new Field(field.group(1), field.group(2).strip()));
    }
    return new Head(lines.getFirst(), fields);
  }

  List<String> values(String name) {
    return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
  }

  boolean has(String name) {
    return fields.stream().anyMatch(field -> field.is(name));
  }

  /** Without what concerns one connection only, and with these fields instead. */
  Head forwarded(String newStart, Field... instead) {
    Set<String> dropped = new TreeSet<>(OF_THE_HOP);
    values("connection").stream().flatMap(Head::tokens).forEach(dropped::add);
    Stream.of(instead).map(field -> field.name().toLowerCase(Locale.ROOT)).forEach(dropped::add);
    dropped.removeAll(Set.of("content-length", "transfer-encoding"));
    Stream<Field> kept =
        fields.stream().filter(field -> !dropped.contains(field.name().toLowerCase(Locale.ROOT)));
    return new Head(newStart, Stream.concat(Stream.of(instead), kept).toList());
  }

  private static Stream<String> tokens(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::strip).map(Head::lower);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  byte[] bytes() {
    var text = new StringBuilder(start).append("\r\n");
    fields.forEach(f -> text.append(f.name()).append(": ").append(f.value()).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
