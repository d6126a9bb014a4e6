package dev.pinhole.server.federation.internal;

import dev.pinhole.api.account.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of accounts elsewhere that are linked to accounts here. */
@Repository
class IdentityRows {
  private final JdbcClient jdbc;

  IdentityRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The account that this person is here. */
  Optional<Long> find(Person person) {
    return jdbc.sql(
            "SELECT account FROM linked_identity WHERE issuer = :issuer AND subject = :subject")
        .param("issuer", person.issuer())
        .param("subject", person.subject())
        .query(Long.class)
        .optional();
  }

  /** False where the person is linked already. */
  boolean insert(long account, Person person, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO linked_identity (account, provider, issuer, subject, name, created_at,
                  used_at)
                VALUES (:account, :provider, :issuer, :subject, :name, :now, :now)
                ON CONFLICT DO NOTHING
                """)
            .param("account", account)
            .param("provider", person.provider())
            .param("issuer", person.issuer())
            .param("subject", person.subject())
            .param("name", person.email() == null ? person.name() : person.email(), Types.VARCHAR)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  void used(Person person, Instant now) {
    jdbc.sql(
            """
            UPDATE linked_identity SET used_at = :now
            WHERE issuer = :issuer AND subject = :subject
            """)
        .param("now", now.toEpochMilli())
        .param("issuer", person.issuer())
        .param("subject", person.subject())
        .update();
  }

  List<Identity> of(long account) {
    return jdbc.sql("SELECT * FROM linked_identity WHERE account = :account ORDER BY id")
        .param("account", account)
        .query(IdentityRows::row)
        .list();
  }

  /** False where the account has none such. */
  boolean delete(long account, long id) {
    return jdbc.sql("DELETE FROM linked_identity WHERE id = :id AND account = :account")
            .param("id", id)
            .param("account", account)
            .update()
        == 1;
  }

  private static Identity row(ResultSet row, int index) throws SQLException {
    return new Identity(
        row.getLong("id"),
        row.getString("provider"),
        row.getString("name"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("used_at")));
  }
}
