package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A library from before there were quotas. */
class QuotaMigrationTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void countsWhatIsThereAlready(TestDatabase database) {
    try (HikariDataSource pool = TestDatabase.pool(database.freshUrl())) {
      Flyway.configure()
          .dataSource(pool)
          .placeholders(Schema.placeholders(database == TestDatabase.POSTGRESQL))
          .target("117")
          .load()
          .migrate();
      JdbcClient jdbc = JdbcClient.create(pool);
      insert(jdbc, "a", 1, 100);
      insert(jdbc, "b", 1, 20);
      insert(jdbc, "c", 2, 3);
      database.migrate(pool);
      assertThat(
              jdbc.sql("SELECT account, bytes, images FROM account_usage ORDER BY account")
                  .query(
                      (row, _) -> row.getLong(1) + ": " + row.getLong(2) + " in " + row.getLong(3))
                  .list())
          .containsExactly("1: 120 in 2", "2: 3 in 1");
    }
  }

  private static void insert(JdbcClient jdbc, String key, long owner, long size) {
    jdbc.sql(
            """
            INSERT INTO image (key, owner, blob_id, size, crc32, format, width, height, frames,
              alpha, name, words, visibility, originals, source, created_at, version)
            VALUES (:key, :owner, :key, :size, 0, 'PNG', 1, 1, 1, :no, 'a', 'a', 'PRIVATE', :no,
              'UPLOAD', 0, 1)
            """)
        .param("key", key)
        .param("owner", owner)
        .param("size", size)
        .param("no", false)
        .update();
  }
}
