package dev.pinhole.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A server of the S3 protocol that checks signatures and keeps objects in a folder.
final class S3Proxy implements AutoCloseable {

  private static final String BUCKET = "pinhole";

  private final Program program;
  private final URI endpoint;

  private S3Proxy(Program program, URI endpoint) {
    this.program = program;
    this.endpoint = endpoint;
  }

  static S3Proxy start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("buckets").resolve(BUCKET));
    URI endpoint = URI.create("http://127.0.0.1:" + Program.freePort());
    Path settings = Files.writeString(folder.resolve("s3proxy.conf"), settings(folder, endpoint));
    Path log = folder.resolve("log");
    Program program =
        Program.start(
            log,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Files.readString(Path.of(System.getProperty("pinhole.s3proxy"))),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString()));
    RunningServer.awaitAnswer(program, endpoint, log);
    return new S3Proxy(program, endpoint);
  }

  private static String settings(Path folder, URI endpoint) {
    return """
    s3proxy.endpoint=%s
    s3proxy.authorization=aws-v2-or-v4
    s3proxy.identity=bench
    s3proxy.credential=bench-only-here
    jclouds.provider=filesystem
    jclouds.filesystem.basedir=%s
    """
        .formatted(endpoint, folder.resolve("buckets"));
  }

  /// Settings of a server that keeps its bytes here.
  List<String> settings() {
    return List.of(
        "--pinhole.s3.endpoint=" + endpoint,
        "--pinhole.s3.bucket=" + BUCKET,
        "--pinhole.s3.access-key=bench",
        "--pinhole.s3.secret-key=bench-only-here");
  }

  @Override
  public void close() {
    program.close();
  }
}
