package dev.pinhole.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The HTTP load generator wrk: two threads, keep-alive, a few seconds.
final class Wrk {

  /// @param requestsPerSecond answered
  /// @param p99 latency in milliseconds
  record Load(double requestsPerSecond, double p99) {}

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");
  private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

  private Wrk() {}

  static Load run(URI address, int connections, int seconds, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("wrk", "-t2", "-c" + connections, "-d" + seconds + "s", "--latency"));
    List<String> options = List.of(more);
    int split = options.indexOf("--");
    command.addAll(split < 0 ? options : options.subList(0, split));
    command.add(address.toString());
    if (split >= 0) {
      command.addAll(options.subList(split, options.size()));
    }
    String printed = Program.output(command);
    if (FAILED.matcher(printed).find()) {
      throw new IOException("wrk met errors at " + address + ":\n" + printed);
    }
    return new Load(Double.parseDouble(find(RATE, printed).group(1)), p99(printed));
  }

  private static double p99(String printed) {
    Matcher matcher = find(P99, printed);
    double value = Double.parseDouble(matcher.group(1));
    return switch (matcher.group(2)) {
      case "us" -> value / 1000;
      case "ms" -> value;
      default -> value * 1000;
    };
  }

  private static Matcher find(Pattern pattern, String printed) {
    Matcher matcher = pattern.matcher(printed);
    if (!matcher.find()) {
      throw new IllegalStateException("unexpected output of wrk:\n" + printed);
    }
    return matcher;
  }
}
