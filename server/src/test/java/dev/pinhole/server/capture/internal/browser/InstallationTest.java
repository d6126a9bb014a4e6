package dev.pinhole.server.capture.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.capture.CaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  /** A browser's first start on a busy machine takes its time. */
  private static final Duration TIME = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void findsProgramsOnThePath() throws Exception {
    Path chromium = program("google-chrome", "");
    Path node = program("node", "echo v18.20.4");
    Programs programs = programs(Map.of(), folder.toString());
    assertThat(programs.chromium()).isEqualTo(chromium);
    assertThat(programs.node()).isEqualTo(node);
  }

  @Test
  void prefersTheBrowserThatDrawsNoWindow() throws Exception {
    program("chromium", "");
    Path shell = program("chromium-headless-shell", "");
    assertThat(programs(Map.of(), folder.toString()).chromium()).isEqualTo(shell);
  }

  @Test
  void saysWhatToInstall() {
    Programs programs = programs(Map.of(), folder.toString());
    assertThatThrownBy(programs::chromium)
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("apt-get install chromium-headless-shell");
    assertThatThrownBy(programs::node)
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("version 18 or later");
  }

  @Test
  void refusesNodeThatIsTooOld() throws IOException {
    Path node = program("old", "echo v16.1.0");
    assertThatThrownBy(() -> programs(Map.of("node", node.toString()), "").node())
        .hasMessageContaining("is version 16");
  }

  @Test
  void capturesFailWithTheReasonAndWorkOnceItIsGone() throws Exception {
    Path chromium = folder.resolve("chromium");
    try (BrowserPool pool =
        TestBrowsers.open(Map.of("browsers", "1", "chromium", chromium.toString()))) {
      assertThatThrownBy(() -> pool.run(TIME, browser -> true))
          .isInstanceOf(CaptureException.class)
          .hasMessageContaining(chromium + ", which the settings name, is not a program");
      Path installed = programs(Map.of(), System.getenv().getOrDefault("PATH", "")).chromium();
      program("chromium", "exec '" + installed + "' \"$@\"");
      assertThat(pool.<Boolean>run(TIME, browser -> true)).isTrue();
    }
  }

  @Test
  void closesAlsoWhereNothingEverBegan() throws Exception {
    BrowserPool pool = TestBrowsers.open(Map.of("browsers", "2"));
    pool.close();
    assertThatThrownBy(() -> pool.run(TIME, browser -> true)).hasMessageContaining("stopping");
  }

  @Test
  void unpacksTheDriverOnceAndMendsIt() throws Exception {
    Path unpacked = DriverFiles.unpackedIn(folder);
    Path start = unpacked.resolve("package/cli.js");
    var written = Files.getLastModifiedTime(start);
    assertThat(DriverFiles.unpackedIn(folder)).isEqualTo(unpacked);
    assertThat(Files.getLastModifiedTime(start)).isEqualTo(written);
    byte[] right = Files.readAllBytes(start);
    Files.writeString(start, "something else");
    DriverFiles.unpackedIn(folder);
    assertThat(start).hasBinaryContent(right);
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("unpacking"));
  }

  @Test
  void clearsWhatDeadServersLeftAndNothingElse() throws Exception {
    Path dead = Files.createDirectories(folder.resolve("browsers/dead/1/profile"));
    Workspace living = Workspace.in(folder);
    Path used = living.folderForBrowser();
    assertThat(dead).doesNotExist();
    Workspace another = Workspace.in(folder);
    assertThat(used).exists();
    living.close();
    assertThat(used).doesNotExist();
    another.close();
    assertThat(folder.resolve("browsers")).isEmptyDirectory();
  }

  @Test
  void startsWhereThePathIsTooLongForASocket() throws Exception {
    Path deep = folder.resolve("a-folder-with-a-long-name/and-another-one-below-it/cache");
    var properties = TestBrowsers.properties(Map.of("browsers", "1"));
    try (BrowserPool pool = new BrowserPool(properties, deep)) {
      assertThat(pool.<Boolean>run(TIME, browser -> true)).isTrue();
    }
  }

  @Test
  void confinesPagesUnlessItIsRootOrToldNotTo() throws Exception {
    boolean root = Files.getAttribute(folder, "unix:uid").equals(0);
    assertThat(flags(Map.of()).contains("--no-sandbox")).isEqualTo(root);
    assertThat(flags(Map.of("sandbox", "true"))).doesNotContain("--no-sandbox");
    assertThat(flags(Map.of("sandbox", "false"))).contains("--no-sandbox");
  }

  /** What a Chromium is started with that writes it down and ends. */
  private List<String> flags(Map<String, String> settings) throws IOException {
    Path flags = folder.resolve("flags");
    Path chromium = program("writes-down", "printf '%s\\n' \"$@\" > '" + flags + "'; exit 1");
    Map<String, String> all = new HashMap<>(settings);
    all.put("browsers", "1");
    all.put("chromium", chromium.toString());
    try (BrowserPool pool = TestBrowsers.open(all)) {
      assertThatThrownBy(() -> pool.run(TIME, browser -> true))
          .isInstanceOf(CaptureException.class);
    }
    return Files.readAllLines(flags);
  }

  private Path program(String name, String script) throws IOException {
    Path program = folder.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  private static Programs programs(Map<String, String> settings, String path) {
    return new Programs(TestBrowsers.properties(settings), path);
  }
}
