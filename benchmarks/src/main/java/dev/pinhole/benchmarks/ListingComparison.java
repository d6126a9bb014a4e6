package dev.pinhole.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The newest 50 images of a library with a million against one with ten thousand. Rows are written
/// by SQL, as a million uploads would take hours; they have no bytes.
final class ListingComparison implements Comparison {

  private static final int FEW = 10_000;
  private static final int MANY = 1_000_000;
  private static final int STEP = 100_000;
  private static final int WARM_UP = 300;
  private static final int LISTINGS = 300;

  private static final String ROWS =
      """
      INSERT INTO image (key, owner, blob_id, size, crc32, format, width, height, frames, alpha, name,
        words, visibility, originals, source, created_at, version)
      SELECT 'bench' || SUBSTR('00000000000000000' || n, -17, 17),
        (SELECT MIN(id) FROM accounts), SUBSTR('0000000000000000000000000000000000000000000000000000000000000000' || n, -64, 64), 2000000, 0, 'JPEG', 4000, 3000, 1, FALSE,
        'photo-' || n || '.jpg', 'photo-' || n || '.jpg', 'PRIVATE', FALSE, 'UPLOAD',
        1700000000000 + n * 1000, 1
      FROM (%s) AS numbers
      """;
  private static final String SQLITE_NUMBERS =
      "WITH RECURSIVE count(n) AS (SELECT ? UNION ALL SELECT n + 1 FROM count WHERE n < ?)"
          + " SELECT n FROM count";
  private static final String POSTGRESQL_NUMBERS = "SELECT n FROM generate_series(?, ?) AS n";

  @Override
  public void run(Path scratch, Consumer<Row> report) throws Exception {
    Path file = scratch.resolve("bench.db");
    compare(
        "SQLite",
        "jdbc:sqlite:%s?journal_mode=WAL&busy_timeout=20000".formatted(file),
        ROWS.formatted(SQLITE_NUMBERS),
        Files.createDirectory(scratch.resolve("sqlite")),
        report);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      compare(
          "PostgreSQL",
          postgres.getJdbcUrl("postgres", "postgres"),
          ROWS.formatted(POSTGRESQL_NUMBERS)
              .replace("SUBSTR(", "RIGHT(")
              .replace(", -17, 17)", ", 17)")
              .replace(", -64, 64)", ", 64)"),
          Files.createDirectory(scratch.resolve("postgresql")),
          report);
    }
  }

  private static void compare(
      String name, String database, String insert, Path scratch, Consumer<Row> report)
      throws Exception {
    try (RunningServer server =
            RunningServer.start(scratch, List.of(), List.of("--pinhole.database=" + database));
        Connection connection = DriverManager.getConnection(database)) {
      insert(connection, insert, 1, FEW);
      double few = millis(server);
      for (int from = FEW + 1; from <= MANY; from += STEP) {
        insert(connection, insert, from, Math.min(from + STEP - 1, MANY));
      }
      double many = millis(server);
      report.accept(
          new Row(
              "newest 50 images of a million, " + name,
              String.format(Locale.ROOT, "%.2f ms", many),
              String.format(Locale.ROOT, "of 10,000 %.2f ms", few),
              many / few,
              "≤ 1.5 ×"));
    }
  }

  private static void insert(Connection connection, String sql, int from, int to) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, from);
      statement.setInt(2, to);
      statement.executeUpdate();
    }
  }

  /// Median.
  private static double millis(RunningServer server) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      server.getFor2xx("/api/v1/images?limit=50");
    }
    double[] millis = new double[LISTINGS];
    for (int i = 0; i < LISTINGS; i++) {
      long begin = System.nanoTime();
      server.getFor2xx("/api/v1/images?limit=50");
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    return Paired.median(millis);
  }
}
