package dev.pinhole.server.admin.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.admin.AccountName;
import dev.pinhole.api.admin.AuditEntry;
import dev.pinhole.server.platform.ProblemException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** As what the audit trail can be had. */
enum ExportFormat {
  /** RFC 4180, in UTF-8. */
  CSV("csv", "text/csv;charset=UTF-8") {
    @Override
    String head() {
      return row(
          Stream.of(
              "number",
              "at",
              "action",
              "actor",
              "username",
              "subject",
              "address",
              "agent",
              "details"));
    }

    @Override
    String line(AuditEntry entry, JsonMapper json) {
      AccountName actor = entry.actor();
      return row(
          Stream.of(
              Long.toString(entry.number()),
              entry.at().toString(),
              entry.action(),
              actor == null ? "" : Long.toString(actor.id()),
              actor == null ? "" : text(actor.username()),
              entry.subject(),
              text(entry.address()),
              text(entry.agent()),
              entry.details().isEmpty() ? "" : json.writeValueAsString(entry.details())));
    }
  },
  /** A JSON object on each line. */
  NDJSON("ndjson", "application/x-ndjson") {
    @Override
    String head() {
      return "";
    }

    @Override
    String line(AuditEntry entry, JsonMapper json) {
      return json.writeValueAsString(entry) + '\n';
    }
  };

  /** What a spreadsheet takes for the beginning of a formula, also in full width. */
  private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%";

  private final String extension;
  private final String mediaType;

  ExportFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** What stands before all entries. */
  abstract String head();

  /** An entry, with the end of its line. */
  abstract String line(AuditEntry entry, JsonMapper json);

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }

  static ExportFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.extension.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(ProblemCode.INVALID_PARAMETER, "format is neither csv nor ndjson.")
                .with("parameter", "format"));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static String row(Stream<String> cells) {
    return cells.map(ExportFormat::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A stranger's text must not be worked out by the spreadsheet of whoever opens the file. */
  private static String cell(String text) {
    String start = text.stripLeading();
    boolean formula = !start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
