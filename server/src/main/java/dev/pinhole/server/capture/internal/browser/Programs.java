package dev.pinhole.server.capture.internal.browser;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The system's programs that captures need. Looked for anew each time, so that installing them
 * helps at once.
 */
final class Programs {
  private static final int OLDEST_NODE = 18;

  /**
   * The first has no window to draw around a page, so a page costs it a third of the processor
   * time; it shows pages with the same engine.
   */
  private static final List<String> BROWSERS =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.");

  private final BrowserProperties properties;
  private final String path;

  /**
   * Looks in the given folders.
   *
   * @param path as in the environment variable
   */
  Programs(BrowserProperties properties, String path) {
    this.properties = properties;
    this.path = path;
  }

  Path chromium() throws CaptureException {
    return find(
        properties.chromium(),
        BROWSERS,
        "Chromium is not installed on this server: install it (Debian: apt-get install"
            + " chromium-headless-shell), or name its program by pinhole.capture.chromium");
  }

  Path node() throws CaptureException {
    Path node =
        find(
            properties.node(),
            List.of("node", "nodejs"),
            "Node.js is not installed on this server: install version 18 or later (Debian: apt-get"
                + " install nodejs), or name its program by pinhole.capture.node");
    int version = version(node);
    if (version < OLDEST_NODE) {
      throw missing("%s is version %d; captures need Node.js 18 or later".formatted(node, version));
    }
    return node;
  }

  private Path find(@Nullable Path named, List<String> names, String otherwise)
      throws CaptureException {
    if (named != null) {
      if (!Files.isExecutable(named)) {
        throw missing("%s, which the settings name, is not a program".formatted(named));
      }
      return named.toAbsolutePath();
    }
    return names.stream()
        .map(this::onPath)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> missing(otherwise));
  }

  private Optional<Path> onPath(String name) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name).toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static int version(Path node) throws CaptureException {
    try {
      Process asked = new ProcessBuilder(node.toString(), "--version").start();
      if (!asked.waitFor(10, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        throw missing("%s does not say its version".formatted(node));
      }
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher found = VERSION.matcher(said);
      return found.lookingAt() ? Integer.parseInt(found.group(1)) : 0;
    } catch (IOException e) {
      throw new CaptureException(
          CaptureErrorCode.BROWSER, "%s cannot be started".formatted(node), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CaptureException(CaptureErrorCode.BROWSER, "the server is stopping", e);
    }
  }

  private static CaptureException missing(String detail) {
    return new CaptureException(CaptureErrorCode.BROWSER, detail);
  }
}
