package dev.pinhole.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Files of 2 MB from eight clients: sent to signed addresses, ours against those of an S3 server
/// on the same disk; and what an upload costs the application's processor when clients send to S3
/// on their own, against sending through the application. Before either is measured, both have been
/// done 500 times, as often as is then counted: what a server spends on compiling its code in its
/// first minute is not what an upload costs.
final class DirectComparison implements Comparison {

  private static final int CLIENTS = 8;
  private static final int BYTES = 2_000_000;
  private static final int SENT = 100;
  private static final int ADMITTED = 500;
  private static final int PAIRS = 3;

  private final AtomicLong number = new AtomicLong();

  @Override
  public void run(Path scratch, Consumer<Row> report) throws Exception {
    byte[] photo = Photos.ofSize(BYTES);
    Path ours = Files.createDirectory(scratch.resolve("disk"));
    Path theirs = Files.createDirectory(scratch.resolve("s3"));
    List<String> many = List.of("--pinhole.upload.direct.max-pending=1000");
    try (S3Proxy s3 = S3Proxy.start(Files.createDirectory(scratch.resolve("proxy")));
        RunningServer disk = RunningServer.start(ours, List.of(), many);
        RunningServer store = RunningServer.start(theirs, List.of(), join(many, s3.settings()))) {
      sending(disk, store, photo, report);
      admitting(store, photo, report);
    }
  }

  private static List<String> join(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private void sending(RunningServer disk, RunningServer store, byte[] photo, Consumer<Row> report)
      throws Exception {
    Paired.Result result = Paired.compare(PAIRS, () -> sent(disk, photo), () -> sent(store, photo));
    report.accept(
        new Row(
            "`PUT` of 2 MB to a signed address, 8 clients, MB/s",
            "%.0f".formatted(result.ours()),
            String.format(Locale.ROOT, "S3Proxy %.0f", result.peer()),
            result.ratio(),
            "≥ 1.0 ×"));
  }

  /// Megabytes a second, announcing and cancelling not counted.
  private double sent(RunningServer server, byte[] photo) throws Exception {
    List<RunningServer.Announced> uploads = new ArrayList<>();
    for (int i = 0; i < SENT; i++) {
      uploads.add(server.announce(photo.length));
    }
    long begin = System.nanoTime();
    byClients(SENT, i -> server.send(uploads.get(i), photo));
    double seconds = (System.nanoTime() - begin) / 1e9;
    for (RunningServer.Announced upload : uploads) {
      server.cancel(upload);
    }
    return photo.length / 1e6 * SENT / seconds;
  }

  private void admitting(RunningServer store, byte[] photo, Consumer<Row> report) throws Exception {
    Action sentThrough = bytes -> store.upload(bytes, "private");
    Action sentStraight = bytes -> direct(store, bytes);
    byClients(ADMITTED, i -> sentThrough.on(fresh(photo)));
    byClients(ADMITTED, i -> sentStraight.on(fresh(photo)));
    Cost through = cost(store, photo, sentThrough);
    Cost direct = cost(store, photo, sentStraight);
    report.accept(
        new Row(
            "processor time of the application for 1 GB in S3, 500 files of 2 MB by 8 clients",
            "sent straight to S3 %.1f s".formatted(direct.cpuSeconds()),
            String.format(Locale.ROOT, "sent through it %.1f s", through.cpuSeconds()),
            direct.cpuSeconds() / through.cpuSeconds(),
            "≤ 0.5 ×"));
    report.accept(
        new Row(
            "the same, MB/s",
            "straight %.0f".formatted(direct.rate()),
            String.format(Locale.ROOT, "through %.0f", through.rate()),
            direct.rate() / through.rate(),
            ""));
  }

  private static void direct(RunningServer server, byte[] image) throws Exception {
    RunningServer.Announced upload = server.announce(image.length);
    server.send(upload, image);
    server.complete(upload);
  }

  /// @param cpuSeconds for each gigabyte
  /// @param rate megabytes a second
  private record Cost(double cpuSeconds, double rate) {}

  private Cost cost(RunningServer server, byte[] photo, Action action) throws Exception {
    double cpu = server.program().cpuSeconds();
    long begin = System.nanoTime();
    byClients(ADMITTED, i -> action.on(fresh(photo)));
    double seconds = (System.nanoTime() - begin) / 1e9;
    double gigabytes = photo.length / 1e9 * ADMITTED;
    return new Cost((server.program().cpuSeconds() - cpu) / gigabytes, gigabytes * 1000 / seconds);
  }

  private byte[] fresh(byte[] photo) {
    return Photos.numbered(photo, number.incrementAndGet());
  }

  private interface Action {
    void on(byte[] image) throws Exception;
  }

  private interface Step {
    void take(int index) throws Exception;
  }

  private static void byClients(int count, Step step) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Boolean>> taken = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int index = i;
        taken.add(
            clients.submit(() -> {
              step.take(index);
              return true;
            }));
      }
      for (Future<Boolean> one : taken) {
        one.get();
      }
    }
  }
}
