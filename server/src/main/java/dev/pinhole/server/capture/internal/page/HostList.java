package dev.pinhole.server.capture.internal.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hosts, each with all hosts below it. Read from lines with one host, or in the format of a hosts
 * file (an address, then hosts); {@code #} begins a comment.
 */
final class HostList {
  private static final int MOST = 2_000_000;

  private final Set<String> hosts;

  private HostList(Set<String> hosts) {
    this.hosts = Set.copyOf(hosts);
  }

  /** A list that ships with this package. */
  static HostList shipped(String name) {
    try (InputStream in = HostList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path.");
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HostList of(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return read(lines);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Covers nothing. */
  static HostList none() {
    return new HostList(Set.of());
  }

  private static HostList read(Stream<String> lines) {
    Set<String> hosts = new HashSet<>();
    lines.limit(MOST).forEach(line -> read(line, hosts));
    return new HostList(hosts);
  }

  private static void read(String line, Set<String> hosts) {
    String[] words =
        line.replaceFirst("#.*", "").strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    for (int i = words.length > 1 ? 1 : 0; i < words.length; i++) {
      // a name without a dot is the machine's own, as in every hosts file: localhost
      if (words[i].indexOf('.') > 0) {
        hosts.add(words[i]);
      }
    }
  }

  int size() {
    return hosts.size();
  }

  /** Whether the list has this host or one above it. */
  boolean covers(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    while (!hosts.contains(name)) {
      int dot = name.indexOf('.');
      if (dot < 0) {
        return false;
      }
      name = name.substring(dot + 1);
    }
    return true;
  }
}
