package dev.pinhole.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Whether the time of a refusal tells names that exist from names that do not.
final class SignInTimes implements Comparison {
  private static final int WARM_UP = 20;
  private static final int TRIES = 200;
  private static final List<String> ENOUGH_TRIES =
      List.of("--pinhole.attempts.per-address=100000", "--pinhole.attempts.per-account=100000");

  @Override
  public void run(Path scratch, Consumer<Row> report) throws Exception {
    try (RunningServer server = RunningServer.start(scratch, List.of(), ENOUGH_TRIES)) {
      compare(WARM_UP, server);
      Paired.Result times = compare(TRIES, server);
      report.accept(
          new Row(
              "sign-in refused, unknown name",
              String.format(Locale.ROOT, "%.1f ms", times.ours()),
              String.format(Locale.ROOT, "known name %.1f ms", times.peer()),
              times.ours() / times.peer(),
              "0.95–1.05 ×"));
    }
  }

  private static Paired.Result compare(int tries, RunningServer server) throws Exception {
    return Paired.compare(tries, () -> refusal(server, "nobody"), () -> refusal(server, "admin"));
  }

  private static double refusal(RunningServer server, String name) throws Exception {
    long begin = System.nanoTime();
    server.signInRefused(name);
    return (System.nanoTime() - begin) / 1e6;
  }
}
