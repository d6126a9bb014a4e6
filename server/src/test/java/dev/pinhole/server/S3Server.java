package dev.pinhole.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A real S3 server that checks signatures and keeps its objects in a folder: S3Proxy, as a process
 * of its own. Pages of this machine may send to it what the documentation has a bucket allow. It
 * can be stopped, and started again with what it holds.
 */
public final class S3Server implements AutoCloseable {
  public static final String ACCESS_KEY = "pinhole-test";
  public static final String SECRET_KEY = "known-to-tests-only";

  static final String CORS_METHODS = "PUT";
  static final String CORS_HEADERS = "content-type";

  private static final Path CLASS_PATH = Path.of("..", "s3proxy", "target", "class-path");
  private static final AtomicInteger BUCKETS = new AtomicInteger();
  private static @Nullable S3Server shared;

  private final Path folder;
  private final int port;
  private @Nullable Process process;

  private S3Server(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** One of its own, for tests that stop it. */
  public static S3Server start() {
    try {
      S3Server server = new S3Server(Files.createTempDirectory("pinhole-s3"), Ports.free());
      server.configure();
      server.restart();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For all tests that only want buckets of their own. Ends with this process. */
  public static synchronized S3Server shared() {
    if (shared == null) {
      S3Server server = start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      shared = server;
    }
    return shared;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public int port() {
    return port;
  }

  /** A new, empty bucket. */
  public String newBucket() {
    String bucket = "bucket-" + BUCKETS.incrementAndGet();
    try {
      Files.createDirectory(folder(bucket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bucket;
  }

  /** Where the objects of a bucket lie, by their keys. */
  public Path folder(String bucket) {
    return folder.resolve("buckets").resolve(bucket);
  }

  /** What a server needs to use the bucket. */
  public List<String> properties(String bucket) {
    return List.of(
        "pinhole.s3.endpoint=" + endpoint(),
        "pinhole.s3.bucket=" + bucket,
        "pinhole.s3.access-key=" + ACCESS_KEY,
        "pinhole.s3.secret-key=" + SECRET_KEY);
  }

  public void stop() {
    if (process != null) {
      end(process);
      process = null;
    }
  }

  /** Starts on the same port with the same objects. */
  public void restart() {
    stop();
    try {
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::answers);
  }

  @Override
  public void close() {
    stop();
  }

  private List<String> command() throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx192m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
        "-cp",
        Files.readString(CLASS_PATH),
        "org.gaul.s3proxy.Main",
        "--properties",
        folder.resolve("s3proxy.conf").toString());
  }

  private void configure() throws IOException {
    Files.createDirectory(folder.resolve("buckets"));
    Files.writeString(
        folder.resolve("s3proxy.conf"),
        """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        s3proxy.cors-allow-origins=http://127[.]0[.]0[.]1:[0-9]+
        s3proxy.cors-allow-methods=%s
        s3proxy.cors-allow-headers=%s
        s3proxy.jetty.max-threads=64
        jclouds.provider=filesystem
        jclouds.filesystem.basedir=%s
        """
            .formatted(
                endpoint(),
                ACCESS_KEY,
                SECRET_KEY,
                CORS_METHODS,
                CORS_HEADERS,
                folder.resolve("buckets")));
    Files.writeString(
        folder.resolve("logback.xml"),
        """
        <configuration>
          <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
          </appender>
          <root level="warn"><appender-ref ref="OUT"/></root>
        </configuration>
        """);
  }

  private boolean answers() throws IOException {
    if (process == null || !process.isAlive()) {
      throw new IllegalStateException(Files.readString(folder.resolve("log")));
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void end(Process process) {
    process.destroyForcibly();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
