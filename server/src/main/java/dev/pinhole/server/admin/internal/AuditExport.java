package dev.pinhole.server.admin.internal;

import dev.pinhole.server.audit.AuditQuery;
import dev.pinhole.server.audit.AuditTrail;
import dev.pinhole.server.audit.Entry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes entries as a stream, part by part: the trail may be larger than the memory, and a slow
 * reader must not hold a transaction open.
 */
@Component
class AuditExport {
  private static final int PART = 500;

  private final AuditTrail trail;
  private final AuditEntries entries;
  private final JsonMapper json;

  AuditExport(AuditTrail trail, AuditEntries entries, JsonMapper json) {
    this.trail = trail;
    this.entries = entries;
    this.json = json;
  }

  void write(AuditQuery query, ExportFormat format, OutputStream out) throws IOException {
    // Not closed after a failure, which would make a part look like the whole.
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(format.head());
    List<Entry> part = part(query, null);
    while (!part.isEmpty()) {
      for (Entry entry : part) {
        writer.write(format.line(entries.of(entry), json));
      }
      part = part(query, AuditQuery.Position.of(part.getLast()));
    }
    writer.flush();
  }

  private List<Entry> part(AuditQuery query, AuditQuery.@Nullable Position after) {
    return trail.read(query, after, PART);
  }
}
