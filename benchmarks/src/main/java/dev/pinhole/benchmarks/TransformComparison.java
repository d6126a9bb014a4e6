package dev.pinhole.benchmarks;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Cold transforms per second against the npm package ipx, on the same 12-megapixel photo. Every
/// request asks for another width and quality, so that nothing comes from a cache.
final class TransformComparison implements Comparison {

  private static final int CONNECTIONS = 4;
  private static final int SECONDS = 8;
  private static final int PAIRS = 3;

  /// Each thread of a round counts from its own start; wrk's Lua hands each thread its own state.
  private static final String SCRIPT =
      """
      local threads = 0
      function setup(thread) thread:set("id", threads) threads = threads + 1 end
      function init(args)
        template = args[1]
        n = tonumber(args[2]) * 2000 + id * 1000
      end
      function request()
        n = n + 1
        local width = 300 + n %% 200
        local quality = 40 + math.floor(n / 200) %% 50
        return wrk.format("GET", (template:gsub("WIDTH", width):gsub("QUALITY", quality)))
      end
      """
          .formatted();

  private final AtomicInteger round = new AtomicInteger();

  @Override
  public void run(Path scratch, Consumer<Row> report) throws Exception {
    byte[] photo = Photos.jpeg(4000, 3000, 0.9f);
    Path folder = Files.createDirectory(scratch.resolve("photos"));
    Files.write(folder.resolve("photo.jpg"), photo);
    Path script = Files.writeString(scratch.resolve("vary.lua"), SCRIPT);
    try (RunningServer server = RunningServer.start(scratch, List.of(), List.of());
        Ipx ipx = Ipx.serving(folder, scratch)) {
      String key = server.upload(photo, "unlisted");
      for (String format : List.of("webp", "jpeg")) {
        String ours = "/i/" + key + "?w=WIDTH&q=QUALITY&fm=" + format;
        String theirs = "/w_WIDTH,q_QUALITY,f_" + format + "/photo.jpg";
        Paired.Result result =
            Paired.compare(
                PAIRS,
                () -> rate(server.address("/"), script, ours),
                () -> rate(ipx.address("/"), script, theirs));
        report.accept(
            new Row(
                "cold transforms/s, 12 MP JPEG → 300–500 px " + format,
                String.format(Locale.ROOT, "%.1f", result.ours()),
                String.format(Locale.ROOT, "ipx %.1f", result.peer()),
                result.ratio(),
                "≥ 1.0 ×"));
      }
    }
  }

  private double rate(URI address, Path script, String template) throws Exception {
    String number = Integer.toString(round.getAndIncrement() / 2);
    return Wrk.run(
            address,
            CONNECTIONS,
            SECONDS,
            "-s",
            script.toString(),
            "--timeout",
            "20s",
            "--",
            template,
            number)
        .requestsPerSecond();
  }
}
