package dev.pinhole.server.capture.internal.history;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.capture.CaptureComparison;
import dev.pinhole.api.capture.CaptureComparisonRequest;
import dev.pinhole.api.capture.CapturedUrl;
import dev.pinhole.api.capture.TimelineEntry;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of pages over time. */
@RestController
@RequestMapping("/api/v1/captures")
@RequiresScope(Scope.CAPTURES)
class HistoryController {
  private final TimelineRows rows;
  private final Library library;
  private final Comparisons comparisons;

  HistoryController(TimelineRows rows, Library library, Comparisons comparisons) {
    this.rows = rows;
    this.library = library;
    this.comparisons = comparisons;
  }

  @GetMapping("/timeline")
  Page<TimelineEntry> timeline(
      Caller caller,
      @RequestParam String url,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    PageRequest page = PageRequest.of(cursor, limit);
    Cursor after = page.after();
    long below = after == null ? Long.MAX_VALUE : after.id();
    List<TimelineRows.Row> found =
        rows.list(caller.accountId(), address(url), all, below, page.rowsToRead());
    Timeline timeline = new Timeline(library, caller);
    return page.page(found, row -> new Cursor(row.number(), row.number()), timeline::entry);
  }

  /** As captures keep it. */
  private static String address(String url) {
    String page = Submission.read(0, Map.of("url", url)).page();
    return Objects.requireNonNull(page, "it has an address");
  }

  /** Ordered by address, so that a page of the list ends with the address the next begins after. */
  @GetMapping("/urls")
  Page<CapturedUrl> urls(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    PageRequest page = PageRequest.of(null, limit);
    List<CapturedUrl> found = rows.urls(caller.accountId(), behind(cursor), page.rowsToRead());
    boolean more = found.size() > page.limit();
    List<CapturedUrl> items = more ? found.subList(0, page.limit()) : found;
    return new Page<>(items, more ? items.getLast().url() : null);
  }

  /** Not all databases take U+0000. */
  private static String behind(@Nullable String cursor) {
    if (cursor != null && cursor.indexOf('\0') >= 0) {
      throw Cursor.invalid();
    }
    return cursor == null ? "" : cursor;
  }

  @PostMapping("/compare")
  CaptureComparison compare(Caller caller, @RequestBody CaptureComparisonRequest request)
      throws IOException {
    return comparisons.compare(caller, request);
  }
}
