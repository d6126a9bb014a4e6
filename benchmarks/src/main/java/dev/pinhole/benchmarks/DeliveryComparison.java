package dev.pinhole.benchmarks;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// `GET /i/` against nginx serving the same bytes, both over keep-alive on this machine.
final class DeliveryComparison implements Comparison {

  private static final int CONNECTIONS = 32;
  private static final int SECONDS = 5;
  private static final int PAIRS = 3;

  @Override
  public void run(Path scratch, Consumer<Row> report) throws Exception {
    byte[] photo = Photos.ofSize(100_000);
    try (RunningServer server = RunningServer.start(scratch, List.of(), List.of())) {
      String key = server.upload(photo, "unlisted");
      byte[] rendition = server.get("/i/" + key + "?w=400&fm=webp").body();
      Path folder = Files.createDirectory(scratch.resolve("www"));
      Files.write(folder.resolve("original.jpg"), photo);
      Files.write(folder.resolve("rendition.jpg"), rendition);
      // nginx drops root for its workers, which must still be able to read the files.
      Program.output(List.of("chmod", "-R", "a+rX", scratch.toString()));
      try (Nginx nginx = Nginx.serving(folder, scratch)) {
        String owner = "Authorization: Bearer " + server.token();
        report.accept(
            row(
                "`GET /i/` original, " + photo.length / 1000 + " KB, requests/s",
                load(server.address("/i/" + key), "-H", owner),
                load(nginx.address("/original.jpg")),
                "≥ 0.4 ×"));
        report.accept(
            row(
                "`GET /i/` rendition hit, " + rendition.length / 1000 + " KB, requests/s",
                load(server.address("/i/" + key + "?w=400&fm=webp")),
                load(nginx.address("/rendition.jpg")),
                "≥ 0.4 ×"));
        report.accept(
            row(
                "conditional `GET /i/` (304), requests/s",
                load(
                    server.address("/i/" + key + "?w=400&fm=webp"),
                    "-H",
                    "If-None-Match: " + etag(server, key)),
                load(
                    nginx.address("/rendition.jpg"),
                    "-H",
                    "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT"),
                ""));
      }
    }
  }

  private static String etag(RunningServer server, String key) throws Exception {
    return server.get("/i/" + key + "?w=400&fm=webp").headers().firstValue("ETag").orElseThrow();
  }

  private interface Load {
    Wrk.Load run() throws Exception;
  }

  private static Load load(URI address, String... headers) {
    return () -> Wrk.run(address, CONNECTIONS, SECONDS, headers);
  }

  private static Row row(String what, Load ours, Load peer, String target) throws Exception {
    double[] p99 = new double[2];
    Paired.Result result =
        Paired.compare(PAIRS, () -> rate(ours, p99, 0), () -> rate(peer, p99, 1));
    return new Row(
        what,
        "%.0f (p99 %.1f ms)".formatted(result.ours(), p99[0]),
        String.format(Locale.ROOT, "nginx %.0f (p99 %.1f ms)", result.peer(), p99[1]),
        result.ratio(),
        target);
  }

  private static double rate(Load load, double[] p99, int side) throws Exception {
    Wrk.Load measured = load.run();
    p99[side] = measured.p99();
    return measured.requestsPerSecond();
  }
}
