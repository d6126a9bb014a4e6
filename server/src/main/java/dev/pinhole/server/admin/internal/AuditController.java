package dev.pinhole.server.admin.internal;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.admin.AuditEntry;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.audit.AuditQuery;
import dev.pinhole.server.audit.AuditTrail;
import dev.pinhole.server.audit.Entry;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, for admins. */
@RestController
@RequestMapping("/api/v1/admin/audit")
@RequiresScope(Scope.ADMIN)
@Tag(name = "Admin")
class AuditController {
  private final AuditTrail trail;
  private final Audit audit;
  private final AuditEntries entries;
  private final AuditExport export;
  private final Clock clock;

  AuditController(
      AuditTrail trail, Audit audit, AuditEntries entries, AuditExport export, Clock clock) {
    this.trail = trail;
    this.audit = audit;
    this.entries = entries;
    this.export = export;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "Who did what, from where and when; newest first")
  Page<AuditEntry> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable Long actor,
      @RequestParam(required = false) @Nullable List<String> action,
      @RequestParam(required = false) @Nullable String q) {
    PageRequest page = PageRequest.of(cursor, limit);
    AuditQuery query = new AuditParameters(from, to, actor, action, q).query();
    List<Entry> rows = trail.read(query, position(page.after()), page.rowsToRead());
    return page.page(rows, AuditController::cursor, entries::of);
  }

  @GetMapping("/export")
  @Operation(summary = "The same as a file, CSV or a JSON object on each line")
  void export(
      Caller caller,
      @RequestParam(defaultValue = "csv") String format,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable Long actor,
      @RequestParam(required = false) @Nullable List<String> action,
      @RequestParam(required = false) @Nullable String q,
      HttpServletResponse response)
      throws IOException {
    ExportFormat file = ExportFormat.of(format);
    // What is written from now on would never let it come to an end.
    AuditQuery query = new AuditParameters(from, to, actor, action, q).query(clock.instant());
    audit.record(Action.AUDIT_EXPORTED, caller.accountId(), "audit", Map.of("format", format));
    response.setContentType(file.mediaType());
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"audit." + file.extension() + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    export.write(query, file, response.getOutputStream());
  }

  private static AuditQuery.@Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null ? null : new AuditQuery.Position(cursor.position(), cursor.id());
  }

  private static Cursor cursor(Entry entry) {
    return new Cursor(entry.at().toEpochMilli(), entry.number());
  }
}
