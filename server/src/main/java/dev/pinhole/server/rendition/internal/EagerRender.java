package dev.pinhole.server.rendition.internal;

import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.blob.CorruptBlobException;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.Visitor;
import dev.pinhole.server.rendition.Renditions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes what an owner asked for at upload. */
@Component
class EagerRender {

  private static final Logger LOG = LoggerFactory.getLogger(EagerRender.class);

  /** Sees every image, as who holds a signed link does. */
  private static final Visitor INSIDER = new Visitor(null, null, true, "");

  /** Thrown for what may be better later; the queue tries again, ever more slowly. */
  static final class TryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TryLaterException(Exception cause) {
      super(cause);
    }
  }

  private final Library library;
  private final Renditions renditions;

  EagerRender(Library library, Renditions renditions) {
    this.library = library;
    this.renditions = renditions;
  }

  /** Done as well if the image is gone by now, or if it can never be had in this format. */
  void run(EagerJob job) {
    if (library.access(job.image(), INSIDER) instanceof Access.Granted granted) {
      render(granted.image(), job);
    }
  }

  private void render(Image image, EagerJob job) {
    try {
      renditions.obtain(
          image.content().blob(),
          image.content().format(),
          Transform.NONE.withFormat(job.format()));
    } catch (ImagingException.Busy
        | ImagingException.Unavailable
        | ImagingException.TimedOut
        | ImagingException.Crashed e) {
      throw new TryLaterException(e);
    } catch (ImagingException e) {
      LOG.info("image {} not made in {}: {}", job.image(), job.format(), e.getMessage());
    } catch (CorruptBlobException | FileNotFoundException e) {
      LOG.warn("image {} not made in {}: {}", job.image(), job.format(), e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryLaterException(e);
    }
  }
}
