package dev.pinhole.client;

import dev.pinhole.api.Page;
import dev.pinhole.api.capture.CaptureScheduleView;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Captures that are taken again and again. The members of a schedule: {@link
/// dev.pinhole.api.capture.CaptureScheduleReader}.
public final class CaptureSchedules {

  private static final String PATH = "/api/v1/captures/schedules";

  private final Transport transport;

  CaptureSchedules(Transport transport) {
    this.transport = transport;
  }

  /// For example `Map.of("every", "PT1H", "options", Map.of("url", "https://example.org/"))`.
  public CaptureScheduleView create(Map<String, ?> schedule)
      throws IOException, InterruptedException {
    return transport.post(PATH, schedule, CaptureScheduleView.class);
  }

  /// Newest first.
  ///
  /// @param cursor {@link Page#next()} of the page before; null for the first
  /// @param limit how many at the most, 1 to 200
  public Page<CaptureScheduleView> list(@Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    return transport.get(
        new Query().with("cursor", cursor).with("limit", limit).on(PATH),
        new TypeReference<Page<CaptureScheduleView>>() {});
  }

  public CaptureScheduleView get(String id) throws IOException, InterruptedException {
    return transport.get(path(id), CaptureScheduleView.class);
  }

  /// Changes what `patch` names, as a JSON merge patch: null clears, and options can be changed one
  /// by one.
  public CaptureScheduleView change(String id, Map<String, ?> patch)
      throws IOException, InterruptedException {
    return transport.patch(path(id), patch, CaptureScheduleView.class);
  }

  /// What it has captured stays.
  public void delete(String id) throws IOException, InterruptedException {
    transport.delete(path(id));
  }

  private static String path(String id) {
    return PATH + "/" + Captures.checked(id);
  }
}
