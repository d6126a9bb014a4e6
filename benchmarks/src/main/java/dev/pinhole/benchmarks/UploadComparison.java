package dev.pinhole.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Uploads against what no store can avoid: hashing the bytes and having them durable in a file of
/// their own (file and folder synced). One client, one file after the other, on both sides.
final class UploadComparison implements Comparison {

  private static final int PAIRS = 5;
  private static final int WARM_UP = 1500;

  private final AtomicLong number = new AtomicLong();

  @Override
  public void run(Path scratch, Consumer<Row> report) throws Exception {
    try (RunningServer server =
        RunningServer.start(
            scratch, List.of(), List.of("--pinhole.imaging.max-pixels=200000000"))) {
      warmUp(server);
      for (int megabytes : List.of(1, 20)) {
        compare(server, scratch, Photos.ofSize(megabytes * 1_000_000), report);
      }
    }
  }

  /// A server that has been up for a minute has compiled what it does most.
  private void warmUp(RunningServer server) throws Exception {
    byte[] small = Photos.ofSize(100_000);
    for (int i = 0; i < WARM_UP; i++) {
      server.upload(Photos.numbered(small, number.incrementAndGet()), "private");
    }
  }

  private void compare(RunningServer server, Path scratch, byte[] photo, Consumer<Row> report)
      throws Exception {
    int files = Math.max(3, 40_000_000 / photo.length);
    Path folder = Files.createDirectories(scratch.resolve("copies"));
    Paired.Measured copy = () -> rate(photo, files, bytes -> copyDurably(bytes, folder));
    String size = "%d MB image, MB/s".formatted(Math.round(photo.length / 1e6));
    report.accept(
        row(
            "first upload of a " + size,
            Paired.compare(
                PAIRS, () -> rate(photo, files, bytes -> server.upload(bytes, "private")), copy)));
    server.upload(photo, "private");
    report.accept(
        row(
            "duplicate upload of a " + size,
            Paired.compare(PAIRS, () -> rate(files, photo, server), copy)));
  }

  private static Row row(String what, Paired.Result result) {
    return new Row(
        what,
        String.format(Locale.ROOT, "%.0f", result.ours()),
        String.format(Locale.ROOT, "SHA-256 + fsync copy %.0f", result.peer()),
        result.ratio(),
        "≥ 0.6 ×");
  }

  private interface Action {
    void on(byte[] bytes) throws Exception;
  }

  /// Megabytes a second over `files` different contents, made before the clock starts.
  private double rate(byte[] photo, int files, Action action) throws Exception {
    long nanos = 0;
    for (int i = 0; i < files; i++) {
      byte[] bytes = Photos.numbered(photo, number.incrementAndGet());
      long begin = System.nanoTime();
      action.on(bytes);
      nanos += System.nanoTime() - begin;
    }
    return (double) photo.length * files / nanos * 1000;
  }

  private static double rate(int files, byte[] photo, RunningServer server) throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < files; i++) {
      server.upload(photo, "private");
    }
    return (double) photo.length * files / (System.nanoTime() - begin) * 1000;
  }

  private void copyDurably(byte[] bytes, Path folder) throws Exception {
    MessageDigest.getInstance("SHA-256").digest(bytes);
    Path file = folder.resolve(Long.toString(number.incrementAndGet()));
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeAll(out, ByteBuffer.wrap(bytes));
      out.force(true);
    }
    try (FileChannel directory = FileChannel.open(folder)) {
      directory.force(true);
    }
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
