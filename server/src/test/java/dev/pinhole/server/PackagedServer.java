package dev.pinhole.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The packaged application as a process of its own, so that it can be killed and kept small. */
public final class PackagedServer implements AutoCloseable {
  private static final Path JAR = Path.of("target", "pinhole-server-app.jar").toAbsolutePath();
  private static final Pattern READY = Pattern.compile("Pinhole is ready: http://localhost:(\\d+)");

  private final Process process;
  private final int port;
  private final Thread keeper;

  private PackagedServer(Process process, int port, Thread keeper) {
    this.process = process;
    this.port = port;
    this.keeper = keeper;
  }

  /** Where a server keeps its things; the same for a later one that goes on with them. */
  public record Home(Path data, String database, TestStorage storage) {

    public static Home fresh(Path data) {
      return new Home(data, TestDatabase.current().freshUrl(), TestStorage.fresh());
    }

    /** Where {@link dev.pinhole.server.upload.StagingFiles} finds what clients have sent. */
    public Path sent() {
      return storage.sent(data);
    }

    List<String> properties() {
      List<String> properties = new ArrayList<>(own());
      properties.addAll(storage.arguments());
      return properties;
    }

    private List<String> own() {
      return List.of(
          "--pinhole.data=" + data,
          "--pinhole.database=" + database,
          "--pinhole.admin.username=" + TestApi.ADMIN,
          "--pinhole.admin.password=" + TestApi.PASSWORD,
          "--server.address=127.0.0.1",
          "--server.port=0");
    }
  }

  public static PackagedServer start(Home home, List<String> jvm, String... properties)
      throws IOException {
    Process process = launch(home, jvm, properties);
    return ready(process, home.data().resolve("server.out"));
  }

  /** With these settings alone. */
  public static PackagedServer start(Path log, List<String> properties) throws IOException {
    Process process = java(List.of(), properties, log);
    return ready(process, log.resolveSibling("server.out"));
  }

  /** Begins a start whose end nobody waits for; the caller ends the process. */
  public static Process launch(Home home, List<String> jvm, String... properties)
      throws IOException {
    List<String> arguments = new ArrayList<>(home.properties());
    arguments.addAll(List.of(properties));
    return java(jvm, arguments, home.data().resolve("server.log"));
  }

  /** Runs a maintenance command to its end; its exit code. */
  public static int command(Home home, String command, Path output)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(home.properties());
    Process process = java(List.of(), arguments, home.data().resolve("command.log"));
    Files.write(output, process.getInputStream().readAllBytes());
    return process.waitFor();
  }

  public TestApi api() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("child", Map.of("local.server.port", port)));
    return new TestApi(environment);
  }

  /** As a power cut would: no shutdown code runs. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    awaitKeeper();
  }

  /** So that nothing is written into a folder while that is deleted. */
  private void awaitKeeper() throws InterruptedException {
    if (!keeper.join(Duration.ofMinutes(1))) {
      throw new IllegalStateException("another process has what the server printed to");
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The processes that it has started. */
  public List<ProcessHandle> workers() {
    return process.descendants().toList();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
      awaitKeeper();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Process java(List<String> jvm, List<String> arguments, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(arguments);
    Files.createDirectories(log.getParent());
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Keeps what it prints, since that is where it logs. */
  private static PackagedServer ready(Process process, Path printed) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder seen = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      append(printed, line);
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        Thread keeper =
            Thread.ofVirtual().start(() -> lines.lines().forEach(rest -> append(printed, rest)));
        return new PackagedServer(process, Integer.parseInt(ready.group(1)), keeper);
      }
      seen.append(line).append('\n');
    }
    throw new IllegalStateException("the server did not start:\n" + seen);
  }

  private static void append(Path printed, String line) {
    try {
      Files.writeString(printed, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (NoSuchFileException e) {
      // The test is over, and its folder gone.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
