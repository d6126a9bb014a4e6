package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.blob.CorruptBlobException;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.internal.CaptureViews;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends the picture of a capture. */
@Component
class PictureSender {
  private static final int TAG_DIGITS = 32;

  private final CaptureViews views;
  private final Blobs blobs;
  private final Clock clock;

  PictureSender(CaptureViews views, Blobs blobs, Clock clock) {
    this.views = views;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * @param cacheTtl for how long the picture is fresh, from when it was taken
   * @throws ProblemException where there is no picture
   */
  void send(
      Capture capture, Duration cacheTtl, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Image image = views.image(capture).orElseThrow(() -> CaptureProblems.of(capture));
    String tag = '"' + image.content().blob().sha256().substring(0, TAG_DIGITS) + '"';
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.CACHE_CONTROL, caching(capture, cacheTtl));
    if (isKnown(tag, request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      send(image, request, response);
    }
  }

  private void send(Image image, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (BlobContent content = blobs.open(image.content().blob())) {
      response.setContentType(image.content().format().mediaType());
      response.setContentLengthLong(content.size());
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
      if (!image.content().format().readable()) {
        // Viewers of documents do not open where nothing may be loaded.
        response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
      }
      if (!request.getMethod().equals("HEAD")) {
        content.transferTo(Channels.newChannel(response.getOutputStream()), 0, content.size());
      }
    } catch (CorruptBlobException e) {
      if (response.isCommitted()) {
        throw e;
      }
      throw new ProblemException(
          ProblemCode.BLOB_CORRUPT, "The stored bytes of this image are damaged.", e);
    }
  }

  /** Never for everyone: who holds the link may have the picture, and nobody else. */
  private String caching(Capture capture, Duration cacheTtl) {
    Instant taken = capture.progress().finishedAt();
    if (cacheTtl.isZero() || taken == null) {
      return "private, no-cache";
    }
    long left = Duration.between(clock.instant(), taken.plus(cacheTtl)).toSeconds();
    return "private, max-age=" + Math.max(0, left);
  }

  private static boolean isKnown(String tag, @Nullable String ifNoneMatch) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .map(known -> known.startsWith("W/") ? known.substring(2) : known)
            .anyMatch(known -> known.equals(tag) || known.equals("*"));
  }
}
