package dev.pinhole.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Captures of a small site, 1280×800 as PNG, against others that drive the same Chromium. What
/// Pinhole does beside the picture (a durable queue, the guard, keeping) is in its figures.
final class CaptureComparison implements Comparison {

  private static final int PAGES = 40;
  private static final int PAIRS = 3;
  private static final int SLOW_PAGES = 5;
  private static final int SYNC = 50;
  private static final int MANY = 500;

  @Override
  public void run(Path scratch, Consumer<Row> report) throws Exception {
    CapturePeers peers = new CapturePeers(Files.createDirectory(scratch.resolve("peers")));
    try (PageSite site = PageSite.start();
        RunningServer server =
            RunningServer.start(
                scratch,
                List.of(),
                List.of(
                    "--pinhole.egress.allow=" + site.authority(),
                    "--pinhole.capture.queued-per-account=1000",
                    "--pinhole.capture.per-minute=100000"))) {
      throughput(site, server, peers, report);
      latency(site, server, report);
      memory(site, server, report);
    }
  }

  private static void throughput(
      PageSite site, RunningServer server, CapturePeers peers, Consumer<Row> report)
      throws Exception {
    against(
        "`chromium --headless --screenshot`, a process each",
        "≥ 4 ×",
        () -> queued(site, server, PAGES),
        () -> peers.commandLine(site.fresh(SLOW_PAGES)),
        report);
    against(
        "npm `capture-website`",
        "",
        () -> queued(site, server, PAGES),
        () -> peers.script("capture-website", site.fresh(SLOW_PAGES)),
        report);
    against(
        "Playwright script, one warm browser",
        "≥ 1.0 ×",
        () -> queued(site, server, PAGES),
        () -> peers.script("playwright", site.fresh(PAGES)),
        report);
  }

  private static void against(
      String peer,
      String target,
      Paired.Measured ours,
      Paired.Measured theirs,
      Consumer<Row> report)
      throws Exception {
    Paired.Result result = Paired.compare(PAIRS, ours, theirs);
    report.accept(
        new Row(
            "captures a minute, queued",
            "%.0f".formatted(result.ours()),
            String.format(Locale.ROOT, "%s %.0f", peer, result.peer()),
            result.ratio(),
            target));
  }

  private static double queued(PageSite site, RunningServer server, int count) throws Exception {
    long begin = System.nanoTime();
    server.captureAll(site.fresh(count));
    return CapturePeers.perMinute(count, (System.nanoTime() - begin) / 1e6);
  }

  private static void latency(PageSite site, RunningServer server, Consumer<Row> report)
      throws Exception {
    double[] millis = new double[SYNC];
    List<String> pages = site.fresh(SYNC);
    for (int i = 0; i < SYNC; i++) {
      long begin = System.nanoTime();
      String page = URLEncoder.encode(pages.get(i), StandardCharsets.UTF_8);
      server.getFor2xx("/api/v1/capture?viewport_width=1280&viewport_height=800&url=" + page);
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    report.accept(
        Row.alone(
            "`GET /api/v1/capture`, one after the other",
            "p50 %.0f ms, p95 %.0f ms".formatted(millis[SYNC / 2], millis[SYNC * 95 / 100])));
  }

  private static void memory(PageSite site, RunningServer server, Consumer<Row> report)
      throws Exception {
    double before = server.program().residentKib() / 1024.0;
    server.captureAll(site.fresh(MANY));
    double after = server.program().residentKib() / 1024.0;
    report.accept(
        Row.alone(
            "resident memory with browsers before and after " + MANY + " more captures",
            "%.0f MB, %.0f MB".formatted(before, after)));
  }
}
