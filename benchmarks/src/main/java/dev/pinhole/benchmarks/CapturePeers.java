package dev.pinhole.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What else photographs pages. Scripts drive the very program that Pinhole takes of its own
/// accord. All figures are captures a minute.
final class CapturePeers {

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--hide-scrollbars",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1280,800");

  private final Path scratch;
  private final Path chromium = program("chromium", "chromium-browser");
  private final Path driven = program("chromium-headless-shell", "chromium", "chromium-browser");

  CapturePeers(Path scratch) {
    this.scratch = scratch;
  }

  private static Path program(String... names) {
    List<Path> folders = Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no %s on the PATH".formatted(names[0])));
  }

  /// `chromium --headless --screenshot`, a process for each page.
  double commandLine(List<String> pages) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    for (String page : pages) {
      List<String> command = new ArrayList<>();
      command.add(chromium.toString());
      command.addAll(FLAGS);
      if (System.getProperty("user.name").equals("root")) {
        command.add("--no-sandbox");
      }
      command.add("--screenshot=" + scratch.resolve("page.png"));
      command.add(page);
      Program.output(command);
    }
    return perMinute(pages.size(), (System.nanoTime() - begin) / 1e6);
  }

  /// A script of `benchmarks/peers/captures.mjs`.
  double script(String tool, List<String> pages) throws IOException, InterruptedException {
    Path list = Files.write(scratch.resolve("pages.txt"), pages);
    Process process =
        new ProcessBuilder("node", "captures.mjs", tool, driven.toString(), scratch.toString())
            .directory(Path.of(System.getProperty("pinhole.peers")).toFile())
            .redirectInput(list.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(tool + " failed");
    }
    return perMinute(pages.size(), Double.parseDouble(printed.strip()));
  }

  static double perMinute(int pages, double millis) {
    return pages * 60_000 / millis;
  }
}
