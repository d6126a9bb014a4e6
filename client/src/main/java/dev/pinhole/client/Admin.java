package dev.pinhole.client;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.admin.AuditEntry;
import dev.pinhole.api.admin.OwnedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// What admins see and do. Needs a session of an admin, or a token with the scope `admin`.
public final class Admin {

  private static final String PATH = "/api/v1/admin";

  private final Transport transport;

  Admin(Transport transport) {
    this.transport = transport;
  }

  /// As what the audit trail can be had.
  public enum ExportFormat {
    /// RFC 4180, in UTF-8, with a head line.
    CSV,
    /// An {@link AuditEntry} as JSON on each line.
    NDJSON
  }

  /// Oldest first.
  ///
  /// @param cursor {@link Page#next()} of the page before; null for the first
  /// @param limit how many at the most, 1 to 200
  public Page<Account> accounts(@Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    return transport.get(
        listed(new Query(), cursor, limit).on(PATH + "/accounts"),
        new TypeReference<Page<Account>>() {});
  }

  public Account change(long account, AdminAccountChange change)
      throws IOException, InterruptedException {
    return transport.patch(PATH + "/accounts/" + account, change, Account.class);
  }

  /// Everybody's images, newest first. One of them is read, changed and deleted by {@link Images};
  /// the audit trail tells of it.
  ///
  /// @param owner the number of the account whose they are; null for all
  /// @param words all of them in the name or the description, in any case
  public Page<OwnedImage> images(
      @Nullable Long owner, @Nullable String words, @Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    Query query = listed(new Query().with("owner", owner).with("q", words), cursor, limit);
    return transport.get(query.on(PATH + "/images"), new TypeReference<Page<OwnedImage>>() {});
  }

  /// Newest first.
  public Page<AuditEntry> audit(AuditFilter filter, @Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    return transport.get(
        listed(filter.query(), cursor, limit).on(PATH + "/audit"),
        new TypeReference<Page<AuditEntry>>() {});
  }

  /// The audit trail as a file, newest first. The caller closes the stream.
  public InputStream exportAudit(AuditFilter filter, ExportFormat format)
      throws IOException, InterruptedException {
    Query query = filter.query().with("format", format.name().toLowerCase(Locale.ROOT));
    return transport.open(query.on(PATH + "/audit/export"));
  }

  private static Query listed(Query query, @Nullable String cursor, int limit) {
    return query.with("cursor", cursor).with("limit", limit);
  }
}
