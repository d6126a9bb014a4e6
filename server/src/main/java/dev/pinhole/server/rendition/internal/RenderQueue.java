package dev.pinhole.server.rendition.internal;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.rendition.RenditionProperties;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Bounds how many renditions are made at once, and how many wait to be made. Requests that wait for
 * the same rendition as another take no place; how long they wait is bounded instead.
 */
@Component
class RenderQueue {

  private final Semaphore places;
  private final Semaphore slots;
  private final int waitSeconds;

  RenderQueue(RenditionProperties properties) {
    places = new Semaphore(properties.slots() + properties.queue());
    slots = new Semaphore(properties.slots(), true);
    waitSeconds = properties.waitSeconds();
  }

  /** Runs {@code work}, which may wait, unless too many are waiting already. */
  <V> V enter(Flights.Work<V> work) throws ImagingException, IOException, InterruptedException {
    if (!places.tryAcquire()) {
      throw new ImagingException.Busy("Too many images are being made; try again shortly.");
    }
    try {
      return work.run();
    } finally {
      places.release();
    }
  }

  /** Runs {@code work} when it is its turn. */
  <V> V render(Flights.Work<V> work) throws ImagingException, IOException, InterruptedException {
    if (!slots.tryAcquire(waitSeconds, TimeUnit.SECONDS)) {
      throw new ImagingException.Busy(
          "No turn to make this image within %d s; try again shortly.".formatted(waitSeconds));
    }
    try {
      return work.run();
    } finally {
      slots.release();
    }
  }
}
