package dev.pinhole.server.capture.internal.history;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.capture.CaptureComparison;
import dev.pinhole.api.capture.CaptureComparisonRequest;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.api.capture.IgnoredArea;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.blob.CorruptBlobException;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.internal.CaptureViews;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.imaging.ImagingProblems;
import dev.pinhole.server.platform.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Compares two captures of one's own. */
@Service
class Comparisons {
  private final Captures captures;
  private final CaptureViews views;
  private final Differences differences;
  private final DifferenceShelf shelf;

  Comparisons(
      Captures captures, CaptureViews views, Differences differences, DifferenceShelf shelf) {
    this.captures = captures;
    this.views = views;
    this.differences = differences;
    this.shelf = shelf;
  }

  CaptureComparison compare(Caller caller, CaptureComparisonRequest request) throws IOException {
    List<IgnoredArea> ignore = Objects.requireNonNullElse(request.ignore(), List.of());
    if (ignore.size() > IgnoredArea.MOST) {
      throw ProblemException.invalid(
              "ignore",
              "ignore has %d rectangles; %d are accepted."
                  .formatted(ignore.size(), IgnoredArea.MOST))
          .with("maximum", IgnoredArea.MOST);
    }
    Image before = image(caller, "before", request.before());
    Image after = image(caller, "after", request.after());
    try {
      return differences.draw(
          before,
          after,
          ignore,
          (difference, file) ->
              answer(request, difference, shelf.put(caller, request, difference, file)));
    } catch (CorruptBlobException e) {
      throw new ProblemException(
          ProblemCode.BLOB_CORRUPT, "What is stored of one of the pictures is damaged.", e);
    } catch (ImagingException e) {
      throw ImagingProblems.of(e);
    } catch (InterruptedException e) {
      throw ImagingProblems.interrupted(e);
    }
  }

  private static CaptureComparison answer(
      CaptureComparisonRequest request, Difference difference, Image image) {
    return new CaptureComparison(
        request.before(),
        request.after(),
        difference.changedRatio(),
        difference.changedPixels(),
        difference.width(),
        difference.height(),
        ImageViews.of(image));
  }

  private Image image(Caller caller, String field, String id) {
    Capture capture = capture(caller, field, id);
    if (capture.state() != CaptureState.DONE) {
      throw notComparable(field, id, Obstacle.NOT_DONE).with("state", capture.state().toString());
    }
    Image image =
        views.image(capture).orElseThrow(() -> notComparable(field, id, Obstacle.IMAGE_GONE));
    Obstacle.of(image)
        .ifPresent(obstacle -> {
          throw notComparable(field, id, obstacle);
        });
    return image;
  }

  private Capture capture(Caller caller, String field, String id) {
    try {
      return captures.find(caller.accountId(), id);
    } catch (ProblemException e) {
      throw e.code() == ProblemCode.NOT_FOUND
          ? new ProblemException(
                  ProblemCode.NOT_FOUND, field + ": There is no such capture that you can see.", e)
              .with("field", field)
          : e;
    }
  }

  private static ProblemException notComparable(String field, String id, Obstacle obstacle) {
    return new ProblemException(ProblemCode.NOT_COMPARABLE, field + ": " + obstacle.words())
        .with("field", field)
        .with("capture", id)
        .with("reason", obstacle.code());
  }
}
