package dev.pinhole.server.oauth.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class ClientRows {
  private final JdbcClient jdbc;

  ClientRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Client> find(String id) {
    return jdbc.sql("SELECT * FROM oauth_client WHERE id = :id")
        .param("id", id)
        .query(ClientRows::row)
        .optional();
  }

  Optional<Client> find(long number) {
    return jdbc.sql("SELECT * FROM oauth_client WHERE number = :number")
        .param("number", number)
        .query(ClientRows::row)
        .optional();
  }

  List<Client> all() {
    return jdbc.sql("SELECT * FROM oauth_client ORDER BY number").query(ClientRows::row).list();
  }

  /** Its number is not looked at. Returns false where there are {@code max} clients. */
  boolean insert(Client client, int max) {
    StatementSpec statement =
        jdbc.sql(
                """
                INSERT INTO oauth_client (id, name, homepage, redirects, logouts, scopes, grants,
                                          secret_hash, owner, disabled, created_at)
                SELECT :id, :name, :homepage, :redirects, :logouts, :scopes, :grants,
                       :secretHash, :owner, :disabled, :createdAt
                WHERE (SELECT COUNT(*) FROM oauth_client) < :max
                """)
            .param("grants", Lines.of(client.grants()))
            .param("secretHash", client.secretHash(), java.sql.Types.VARCHAR)
            .param("owner", client.owner(), java.sql.Types.BIGINT)
            .param("createdAt", client.createdAt().toEpochMilli())
            .param("max", max);
    return described(statement, client).update() == 1;
  }

  /** What can be changed; never its grants, its secret or its owner. */
  void update(Client client) {
    described(
            jdbc.sql(
                """
                UPDATE oauth_client
                SET name = :name, homepage = :homepage, redirects = :redirects,
                    logouts = :logouts, scopes = :scopes, disabled = :disabled
                WHERE id = :id
                """),
            client)
        .update();
  }

  void setSecret(String id, String hash) {
    jdbc.sql("UPDATE oauth_client SET secret_hash = :hash WHERE id = :id")
        .param("hash", hash)
        .param("id", id)
        .update();
  }

  /** Takes all that was granted to it along. */
  void delete(String id) {
    jdbc.sql("DELETE FROM oauth_client WHERE id = :id").param("id", id).update();
  }

  private static StatementSpec described(StatementSpec statement, Client client) {
    return statement
        .param("id", client.id())
        .param("name", client.name())
        .param("homepage", client.homepage(), java.sql.Types.VARCHAR)
        .param("redirects", Lines.of(client.redirects()))
        .param("logouts", Lines.of(client.logouts()))
        .param("scopes", Lines.of(client.scopes()))
        .param("disabled", client.disabled());
  }

  private static Client row(ResultSet row, int number) throws SQLException {
    return new Client(
        row.getLong("number"),
        row.getString("id"),
        row.getString("name"),
        row.getString("homepage"),
        Lines.read(row.getString("redirects")),
        Lines.read(row.getString("logouts")),
        Lines.read(row.getString("scopes")),
        Lines.read(row.getString("grants")),
        row.getString("secret_hash"),
        owner(row),
        row.getBoolean("disabled"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private static @Nullable Long owner(ResultSet row) throws SQLException {
    long owner = row.getLong("owner");
    return row.wasNull() ? null : owner;
  }
}
