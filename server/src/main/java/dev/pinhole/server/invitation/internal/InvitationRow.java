package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.invitation.InvitationMode;
import dev.pinhole.api.invitation.MailState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an invitation lies in its row. */
final class InvitationRow {
  private InvitationRow() {}

  static Invitation read(ResultSet row, int index) throws SQLException {
    String mail = row.getString("mail");
    return new Invitation(
        row.getLong("number"),
        row.getString("id"),
        row.getLong("owner"),
        row.getString("email"),
        row.getInt("generation"),
        terms(row),
        mail == null ? null : MailState.valueOf(mail),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        instant(row, "revoked_at"));
  }

  private static Terms terms(ResultSet row) throws SQLException {
    return new Terms(
        row.getString("title"),
        row.getString("message"),
        InvitationMode.valueOf(row.getString("mode")),
        row.getBoolean("name_required"),
        row.getString("password_hash"),
        limits(row),
        row.getString("webhook_url"),
        row.getBoolean("digest"),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }

  private static Limits limits(ResultSet row) throws SQLException {
    Long maxFiles = number(row, "max_files");
    return new Limits(
        maxFiles == null ? null : Math.toIntExact(maxFiles),
        number(row, "max_bytes"),
        number(row, "max_file_bytes"),
        types(row.getString("types")));
  }

  static String types(List<ImageFormat> types) {
    return types.stream().map(ImageFormat::name).collect(Collectors.joining(","));
  }

  private static List<ImageFormat> types(String names) {
    return Arrays.stream(names.split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(ImageFormat::valueOf)
        .toList();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long millis = number(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
