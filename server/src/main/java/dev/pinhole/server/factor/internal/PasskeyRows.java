package dev.pinhole.server.factor.internal;

import dev.pinhole.server.platform.ForMaintenance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.stereotype.Repository;

/** The table {@code passkey}. */
@Repository
@ForMaintenance
class PasskeyRows {
  private final JdbcClient jdbc;

  PasskeyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<PasskeyRow> find(String credential) {
    return jdbc.sql("SELECT * FROM passkey WHERE credential = :credential")
        .param("credential", credential)
        .query(PasskeyRows::row)
        .optional();
  }

  /** Oldest first. */
  List<PasskeyRow> of(long account) {
    return jdbc.sql("SELECT * FROM passkey WHERE account = :account ORDER BY number")
        .param("account", account)
        .query(PasskeyRows::row)
        .list();
  }

  int count(long account) {
    return jdbc.sql("SELECT COUNT(*) FROM passkey WHERE account = :account")
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  /** False where somebody has it, or the account has as many as it may. */
  boolean insert(long account, CredentialRecord made, int most, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO passkey (account, credential, public_key, attestation, signature_count,
                                     transports, backup_eligible, backup_state, name, created_at)
                SELECT id, :credential, :publicKey, :attestation, :signatureCount,
                       :transports, :backupEligible, :backupState, :name, :now
                FROM accounts
                WHERE id = :account
                  AND (SELECT COUNT(*) FROM passkey WHERE account = :account) < :most
                ON CONFLICT (credential) DO NOTHING
                """)
            .param("account", account)
            .param("credential", made.getCredentialId().toBase64UrlString())
            .param("publicKey", made.getPublicKey().getBytes())
            .param("attestation", bytes(made.getAttestationObject()))
            .param("signatureCount", made.getSignatureCount())
            .param("transports", PasskeyRow.text(made.getTransports()))
            .param("backupEligible", made.isBackupEligible())
            .param("backupState", made.isBackupState())
            .param("name", made.getLabel())
            .param("now", now.toEpochMilli())
            .param("most", most)
            .update()
        == 1;
  }

  /** Notes a signature; false where it is of a copy, or the passkey is gone. */
  boolean used(long number, long signatureCount, Instant now) {
    return jdbc.sql(
                """
                UPDATE passkey SET signature_count = :count, last_used_at = :now
                WHERE number = :number
                  AND (signature_count < :count OR (signature_count = 0 AND :count = 0))
                """)
            .param("count", signatureCount)
            .param("now", now.toEpochMilli())
            .param("number", number)
            .update()
        == 1;
  }

  boolean delete(long account, long number) {
    return jdbc.sql("DELETE FROM passkey WHERE account = :account AND number = :number")
            .param("account", account)
            .param("number", number)
            .update()
        == 1;
  }

  int deleteAll(long account) {
    return jdbc.sql("DELETE FROM passkey WHERE account = :account")
        .param("account", account)
        .update();
  }

  private static byte[] bytes(@Nullable Bytes bytes) {
    return Objects.requireNonNull(bytes).getBytes();
  }

  private static PasskeyRow row(ResultSet row, int number) throws SQLException {
    long lastUsedAt = row.getLong("last_used_at");
    return new PasskeyRow(
        row.getLong("number"),
        row.getLong("account"),
        row.getString("credential"),
        new Bytes(row.getBytes("public_key")),
        new Bytes(row.getBytes("attestation")),
        row.getLong("signature_count"),
        row.getString("transports"),
        row.getBoolean("backup_eligible"),
        row.getBoolean("backup_state"),
        row.getString("name"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        lastUsedAt == 0 ? null : Instant.ofEpochMilli(lastUsedAt));
  }
}
