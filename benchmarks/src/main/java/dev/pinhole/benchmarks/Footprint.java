package dev.pinhole.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the server needs when it does little, and what a large upload costs it.
final class Footprint implements Comparison {

  private static final long LARGE = 500_000_000;
  private static final int STARTS = 5;
  private static final Pattern HEAP_AFTER = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  @Override
  public void run(Path scratch, Consumer<Row> report) throws Exception {
    double[] starts = new double[STARTS];
    double[] resident = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      Path folder = Files.createDirectory(scratch.resolve("start" + i));
      try (RunningServer server = RunningServer.start(folder, List.of(), List.of())) {
        starts[i] = server.startTime().toMillis();
        resident[i] = server.program().residentKib() / 1024.0;
      }
    }
    report.accept(
        Row.alone(
            "process start to first answered request, empty data folder",
            "%.0f ms".formatted(Paired.median(starts))));
    report.accept(
        Row.alone(
            "resident memory when idle, server and image workers",
            "%.0f MB".formatted(Paired.median(resident))));
    largeUpload(scratch, report);
  }

  private static void largeUpload(Path scratch, Consumer<Row> report) throws Exception {
    Path gcLog = scratch.resolve("gc.log");
    List<String> jvm = List.of("-Xmx256m", "-Xlog:gc:file=" + gcLog);
    // The image engine takes its own bound of a file from this one.
    List<String> settings = List.of("--pinhole.upload.max-file-bytes=600000000");
    try (RunningServer server = RunningServer.start(scratch, jvm, settings)) {
      byte[] photo = Photos.jpeg(1000, 750, 0.9f);
      long begin = System.nanoTime();
      server.upload(
          BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> padded(photo)), LARGE),
          "private");
      double seconds = (System.nanoTime() - begin) / 1e9;
      report.accept(
          Row.alone(
              "500 MB upload under -Xmx256m",
              String.format(
                  Locale.ROOT,
                  "%.0f MB/s, largest heap after a collection %d MB",
                  LARGE / seconds / 1e6,
                  largestHeap(gcLog))));
    }
  }

  /// The photo with zeros behind its end, which readers of JPEG ignore.
  private static InputStream padded(byte[] photo) {
    return new SequenceInputStream(
        new ByteArrayInputStream(photo), new Zeros(LARGE - photo.length));
  }

  private static int largestHeap(Path gcLog) throws Exception {
    int largest = 0;
    for (String line : Files.readAllLines(gcLog)) {
      Matcher matcher = HEAP_AFTER.matcher(line);
      if (matcher.find()) {
        largest = Math.max(largest, Integer.parseInt(matcher.group(2)));
      }
    }
    return largest;
  }

  /// A stream of zeros of a given length.
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      Arrays.fill(target, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
