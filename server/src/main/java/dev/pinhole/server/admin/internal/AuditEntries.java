package dev.pinhole.server.admin.internal;

import dev.pinhole.api.admin.AuditEntry;
import dev.pinhole.server.audit.Entry;
import org.springframework.stereotype.Component;

/** Entries of the audit trail as they travel. */
@Component
class AuditEntries {
  private final AccountNames names;

  AuditEntries(AccountNames names) {
    this.names = names;
  }

  AuditEntry of(Entry entry) {
    Long actor = entry.actor();
    return new AuditEntry(
        entry.number(),
        entry.at(),
        entry.action(),
        actor == null ? null : names.of(actor),
        entry.subject(),
        entry.address(),
        entry.agent(),
        entry.details());
  }
}
