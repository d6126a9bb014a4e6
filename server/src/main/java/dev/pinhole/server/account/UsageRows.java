package dev.pinhole.server.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code account_usage}. */
@Repository
class UsageRows {
  private final JdbcClient jdbc;
  private final QuotaProperties defaults;

  UsageRows(JdbcClient jdbc, QuotaProperties defaults) {
    this.jdbc = jdbc;
    this.defaults = defaults;
  }

  /** False where there is no room, or no row. One statement: the row is locked while it decides. */
  boolean add(long account, long bytes) {
    return jdbc.sql(
                """
                UPDATE account_usage SET bytes = bytes + :bytes, images = images + 1
                WHERE account = :account
                  AND bytes + :bytes <= COALESCE(quota_bytes, :mostBytes)
                  AND images + 1 <= COALESCE(quota_images, :mostImages)
                """)
            .param("account", account)
            .param("bytes", bytes)
            .param("mostBytes", defaults.mostBytes())
            .param("mostImages", defaults.mostImages())
            .update()
        == 1;
  }

  void remove(long account, long bytes) {
    jdbc.sql(
            """
            UPDATE account_usage SET bytes = bytes - :bytes, images = images - 1
            WHERE account = :account
            """)
        .param("account", account)
        .param("bytes", bytes)
        .update();
  }

  /** Makes a row where there is none. */
  void open(long account) {
    jdbc.sql(
            """
            INSERT INTO account_usage (account, bytes, images) VALUES (:account, 0, 0)
            ON CONFLICT (account) DO NOTHING
            """)
        .param("account", account)
        .update();
  }

  void set(long account, @Nullable Long bytes, @Nullable Long images) {
    jdbc.sql(
            """
            UPDATE account_usage SET quota_bytes = :bytes, quota_images = :images
            WHERE account = :account
            """)
        .param("account", account)
        .param("bytes", bytes)
        .param("images", images)
        .update();
  }

  Standing find(long account) {
    return jdbc.sql("SELECT * FROM account_usage WHERE account = :account")
        .param("account", account)
        .query(this::standing)
        .optional()
        .orElseGet(this::empty);
  }

  /** Those of these accounts that have a row. */
  Map<Long, Standing> find(Collection<Long> accounts) {
    Map<Long, Standing> found = new HashMap<>();
    if (!accounts.isEmpty()) {
      jdbc.sql("SELECT * FROM account_usage WHERE account IN (:accounts)")
          .param("accounts", accounts)
          .query((row, number) -> found.put(row.getLong("account"), standing(row, number)))
          .list();
    }
    return found;
  }

  Standing empty() {
    return new Standing(0, 0, defaults.mostBytes(), defaults.mostImages());
  }

  private Standing standing(ResultSet row, int number) throws SQLException {
    return new Standing(
        row.getLong("bytes"),
        row.getLong("images"),
        most(row, "quota_bytes", defaults.mostBytes()),
        most(row, "quota_images", defaults.mostImages()));
  }

  private static long most(ResultSet row, String column, long usual) throws SQLException {
    long set = row.getLong(column);
    return row.wasNull() ? usual : set;
  }
}
