package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.capture.IgnoredArea;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.blob.CorruptBlobException;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.internal.CaptureViews;
import dev.pinhole.server.capture.internal.history.Differences;
import dev.pinhole.server.capture.internal.history.Obstacle;
import dev.pinhole.server.image.Image;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out how much a picture differs from another. */
@Component
class Measure {
  private static final Logger LOG = LoggerFactory.getLogger(Measure.class);

  /** Thrown for what may be better later; the queue tries again, ever more slowly. */
  static final class TryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TryLaterException(Exception cause) {
      super(cause);
    }
  }

  private final CaptureViews views;
  private final Differences differences;

  Measure(CaptureViews views, Differences differences) {
    this.views = views;
    this.differences = differences;
  }

  /** Empty where one of the images has been deleted or has expired. */
  Optional<Change> change(Capture before, Capture after, List<IgnoredArea> ignore) {
    return views
        .image(before)
        .flatMap(earlier ->
            views.image(after).map(later -> change(before, after, earlier, later, ignore)));
  }

  private Change change(
      Capture before, Capture after, Image earlier, Image later, List<IgnoredArea> ignore) {
    if (earlier.content().blob().equals(later.content().blob())) {
      return new Change(before, after, 0.0, 0L);
    }
    boolean comparable = Obstacle.of(earlier).isEmpty() && Obstacle.of(later).isEmpty();
    return (comparable ? difference(earlier, later, ignore) : Optional.<Difference>empty())
        .map(found -> new Change(before, after, found.changedRatio(), found.changedPixels()))
        .orElseGet(() -> new Change(before, after, null, null));
  }

  private Optional<Difference> difference(Image earlier, Image later, List<IgnoredArea> ignore) {
    try {
      return Optional.of(differences.measure(earlier, later, ignore));
    } catch (ImagingException.Busy | ImagingException.Unavailable | ImagingException.Crashed e) {
      throw new TryLaterException(e);
    } catch (ImagingException | CorruptBlobException | FileNotFoundException e) {
      LOG.info("images {} and {} not compared: {}", earlier.key(), later.key(), e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryLaterException(e);
    }
  }
}
