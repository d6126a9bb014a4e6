package dev.pinhole.server.session.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeviceRows {
  private final JdbcClient jdbc;

  DeviceRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Also deletes the account's oldest beyond {@code most}. */
  void insert(StoredDevice device, int most) {
    jdbc.sql(
            """
            INSERT INTO device (account_id, hash, version, address, agent, created_at, expires_at)
            VALUES (:account, :hash, :version, :address, :agent, :created, :expires)
            """)
        .param("account", device.account())
        .param("hash", device.hash())
        .param("version", device.version())
        .param("address", device.address())
        .param("agent", device.agent())
        .param("created", device.createdAt().toEpochMilli())
        .param("expires", device.expiresAt().toEpochMilli())
        .update();
    jdbc.sql(
            """
            DELETE FROM device WHERE account_id = :account AND id NOT IN
              (SELECT id FROM device WHERE account_id = :account ORDER BY id DESC LIMIT :most)
            """)
        .param("account", device.account())
        .param("most", most)
        .update();
  }

  Optional<StoredDevice> find(long account, String hash) {
    return jdbc.sql("SELECT * FROM device WHERE account_id = :account AND hash = :hash")
        .param("account", account)
        .param("hash", hash)
        .query(DeviceRows::row)
        .optional();
  }

  /** Latest first. */
  List<StoredDevice> of(long account) {
    return jdbc.sql("SELECT * FROM device WHERE account_id = :account ORDER BY id DESC")
        .param("account", account)
        .query(DeviceRows::row)
        .list();
  }

  void used(long id, Instant now) {
    jdbc.sql("UPDATE device SET last_used_at = :now WHERE id = :id")
        .param("now", now.toEpochMilli())
        .param("id", id)
        .update();
  }

  /** Returns whether the account had it. */
  boolean delete(long account, long id) {
    return jdbc.sql("DELETE FROM device WHERE account_id = :account AND id = :id")
            .param("account", account)
            .param("id", id)
            .update()
        == 1;
  }

  void deleteAll(long account) {
    jdbc.sql("DELETE FROM device WHERE account_id = :account").param("account", account).update();
  }

  /** Deletes those that are over. */
  void sweep(Instant now) {
    jdbc.sql("DELETE FROM device WHERE expires_at <= :now")
        .param("now", now.toEpochMilli())
        .update();
  }

  private static StoredDevice row(ResultSet row, int number) throws SQLException {
    return new StoredDevice(
        row.getLong("id"),
        row.getLong("account_id"),
        row.getString("hash"),
        row.getInt("version"),
        row.getString("address"),
        row.getString("agent"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        instant(row, "last_used_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
