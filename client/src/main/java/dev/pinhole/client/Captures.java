package dev.pinhole.client;

import dev.pinhole.api.Page;
import dev.pinhole.api.capture.CaptureComparison;
import dev.pinhole.api.capture.CaptureComparisonRequest;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.api.capture.CaptureView;
import dev.pinhole.api.capture.CapturedUrl;
import dev.pinhole.api.capture.TimelineEntry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Photographs of web pages. Options are given by their names, for example `Map.of("url",
/// "https://example.org/", "full_page", true)`: see {@link
/// dev.pinhole.api.capture.CaptureOptionsReader}.
public final class Captures {

  private static final String PATH = "/api/v1/captures";

  /// How long one request waits for a capture to be over; well below what proxies allow.
  private static final int WAIT_SECONDS = 25;

  private final Transport transport;

  Captures(Transport transport) {
    this.transport = transport;
  }

  /// Queues a capture. Once this returns, it survives a crash of the server.
  public CaptureView submit(Map<String, ?> options) throws IOException, InterruptedException {
    return transport.post(PATH, options, CaptureView.class);
  }

  public CaptureView get(String id) throws IOException, InterruptedException {
    return transport.get(path(id), CaptureView.class);
  }

  /// Waits until the capture is over.
  ///
  /// @return the capture as it is then, or unfinished after `longest`
  public CaptureView await(String id, Duration longest) throws IOException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    CaptureView capture = get(id);
    while (!capture.state().isFinal() && end - System.nanoTime() > 0) {
      long left = Duration.ofNanos(end - System.nanoTime()).plusMillis(999).toSeconds();
      Query wait = new Query().with("wait", Math.clamp(left, 0, WAIT_SECONDS));
      capture = transport.get(wait.on(path(id)), CaptureView.class);
    }
    return capture;
  }

  /// Newest first.
  ///
  /// @param state null for any
  /// @param url the very address; null for any
  /// @param cursor {@link Page#next()} of the page before; null for the first
  /// @param limit how many at the most, 1 to 200
  public Page<CaptureView> list(
      @Nullable CaptureState state, @Nullable String url, @Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    Query query = listed(cursor, limit).with("state", state).with("url", url);
    return transport.get(query.on(PATH), new TypeReference<Page<CaptureView>>() {});
  }

  /// Cancels a capture that is not over, and removes the record of one that is. Its image stays.
  public void delete(String id) throws IOException, InterruptedException {
    transport.delete(path(id));
  }

  /// The picture of a capture that is done. The caller closes the stream.
  ///
  /// @throws IllegalArgumentException for a capture without an image
  public InputStream picture(CaptureView capture) throws IOException, InterruptedException {
    if (capture.image() == null) {
      throw new IllegalArgumentException("capture " + capture.id() + " has no image");
    }
    return transport.open(capture.image().url());
  }

  /// Takes a picture and waits for its bytes. The caller closes the stream.
  public InputStream take(Map<String, String> options) throws IOException, InterruptedException {
    return transport.open(new Query().with(options).on("/api/v1/capture"));
  }

  /// The pictures of a page, newest first, each with what has changed since the one before.
  ///
  /// @param cursor {@link Page#next()} of the page before; null for the first
  /// @param limit how many at the most, 1 to 200
  public Page<TimelineEntry> timeline(String url, @Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    Query query = listed(cursor, limit).with("url", url);
    return transport.get(query.on(PATH + "/timeline"), new TypeReference<Page<TimelineEntry>>() {});
  }

  /// The pages that have a timeline, by address.
  public Page<CapturedUrl> urls(@Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    return transport.get(
        listed(cursor, limit).on(PATH + "/urls"), new TypeReference<Page<CapturedUrl>>() {});
  }

  public CaptureComparison compare(CaptureComparisonRequest request)
      throws IOException, InterruptedException {
    return transport.post(PATH + "/compare", request, CaptureComparison.class);
  }

  public CaptureSchedules schedules() {
    return new CaptureSchedules(transport);
  }

  private static Query listed(@Nullable String cursor, int limit) {
    return new Query().with("cursor", cursor).with("limit", limit);
  }

  private static String path(String id) {
    return PATH + "/" + checked(id);
  }

  /// An id from elsewhere must not become another path.
  static String checked(String id) {
    if (!id.matches("[0-9A-Za-z]{22}")) {
      throw new IllegalArgumentException("not an id: " + id);
    }
    return id;
  }
}
