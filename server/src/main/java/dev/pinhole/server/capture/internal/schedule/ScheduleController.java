package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.capture.CaptureScheduleView;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own schedules. */
@RestController
@RequestMapping("/api/v1/captures/schedules")
@RequiresScope(Scope.CAPTURES)
class ScheduleController {
  private final Schedules schedules;

  ScheduleController(Schedules schedules) {
    this.schedules = schedules;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  CaptureScheduleView create(Caller caller, @RequestBody Map<String, Object> values) {
    return ScheduleViews.of(schedules.create(caller.accountId(), values));
  }

  @GetMapping
  Page<CaptureScheduleView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    PageRequest page = PageRequest.of(cursor, limit);
    Cursor after = page.after();
    return page.page(
        schedules.list(
            caller.accountId(), after == null ? Long.MAX_VALUE : after.id(), page.rowsToRead()),
        schedule -> new Cursor(schedule.number(), schedule.number()),
        ScheduleViews::of);
  }

  @GetMapping("/{id}")
  CaptureScheduleView get(Caller caller, @PathVariable String id) {
    return ScheduleViews.of(schedules.find(caller.accountId(), id));
  }

  @PatchMapping("/{id}")
  CaptureScheduleView change(
      Caller caller, @PathVariable String id, @RequestBody Map<String, @Nullable Object> patch) {
    return ScheduleViews.of(schedules.change(caller.accountId(), id, patch));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable String id) {
    schedules.delete(caller.accountId(), id);
  }
}
