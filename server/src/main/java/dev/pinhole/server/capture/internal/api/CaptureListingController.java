package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.capture.CaptureView;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.CaptureQuery;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.internal.CaptureViews;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's captures, newest first. */
@RestController
class CaptureListingController {
  private final Captures captures;
  private final CaptureViews views;

  CaptureListingController(Captures captures, CaptureViews views) {
    this.captures = captures;
    this.views = views;
  }

  @GetMapping("/api/v1/captures")
  @RequiresScope(Scope.CAPTURES)
  Page<CaptureView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String url,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    PageRequest page = PageRequest.of(cursor, limit);
    Cursor after = page.after();
    CaptureQuery query =
        new CaptureQuery(
            caller.accountId(),
            CaptureFilter.state(state),
            CaptureFilter.url(url),
            CaptureFilter.moment("from", from),
            CaptureFilter.moment("to", to),
            after == null ? null : after.id(),
            page.rowsToRead(),
            0);
    return page.page(captures.list(query), CaptureListingController::cursor, views::of);
  }

  private static Cursor cursor(Capture capture) {
    return new Cursor(capture.progress().createdAt().toEpochMilli(), capture.number());
  }
}
