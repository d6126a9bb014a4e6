package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.Photographer;
import dev.pinhole.server.capture.Shot;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The pictures that are being taken on this node, each of which can be interrupted. */
@Component
class Running {
  private final ConcurrentHashMap<String, Work> works = new ConcurrentHashMap<>();
  private volatile boolean ending;

  /**
   * Takes a picture that {@link #stop} ends.
   *
   * @throws InterruptedException where it was stopped
   */
  Shot take(String id, Photographer photographer, CaptureOptions options)
      throws CaptureException, InterruptedException {
    Work work = new Work(Thread.currentThread());
    Work earlier = works.put(id, work);
    if (earlier != null) {
      // taken for dead, and given up by the database already
      earlier.stop();
    }
    try {
      if (ending) {
        throw new InterruptedException("the server is stopping");
      }
      return photographer.take(options);
    } finally {
      work.leave();
      works.remove(id, work);
    }
  }

  void stop(String id) {
    Work work = works.get(id);
    if (work != null) {
      work.stop();
    }
  }

  /** Stops all, and whatever else begins. */
  void end() {
    ending = true;
    works.values().forEach(Work::stop);
  }

  /** Takes back {@link #end}. */
  void begin() {
    ending = false;
  }

  boolean isEnding() {
    return ending;
  }

  /** Whose pictures are being taken. */
  List<String> ids() {
    return List.copyOf(works.keySet());
  }

  /** A thread is interrupted only while it takes a picture, never while it writes what came. */
  private static final class Work {
    private final Thread thread;
    private boolean inside = true;
    private boolean stopped;

    Work(Thread thread) {
      this.thread = thread;
    }

    synchronized void stop() {
      if (inside) {
        stopped = true;
        thread.interrupt();
      }
    }

    synchronized void leave() {
      inside = false;
      if (stopped) {
        // it may have come when the picture was taken already
        Thread.interrupted();
      }
    }
  }
}
