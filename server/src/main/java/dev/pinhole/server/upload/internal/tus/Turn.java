package dev.pinhole.server.upload.internal.tus;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The right to change an upload, held by one request at a time. A request that waits for bytes of a
 * connection that has died, unknown to this server, loses it to the next one, so that a client may
 * go on at once.
 */
final class Turn implements AutoCloseable {
  private static final Pause LOST = new Pause(0, () -> {});

  private final Runnable end;
  private final long patience;
  private final AtomicReference<@Nullable Pause> pause = new AtomicReference<>();

  /** Waiting for bytes, and what to do for the holder, who cannot, if it loses its turn thereby. */
  private static final class Pause {
    private final long since;
    private final Rescue rescue;

    Pause(long since, Rescue rescue) {
      this.since = since;
      this.rescue = rescue;
    }
  }

  /** Makes sure of what has arrived. */
  interface Rescue {
    void run() throws IOException;
  }

  /**
   * @param patience for how long nobody else gets the turn while no bytes come
   */
  Turn(Duration patience, Runnable end) {
    this.patience = patience.toNanos();
    this.end = end;
  }

  /**
   * Reads; meanwhile the turn may be lost.
   *
   * @param rescue run by whoever takes the turn; the holder does nothing any more then
   * @throws LostException if it was
   */
  int read(InputStream in, byte[] buffer, int length, Rescue rescue) throws IOException {
    Pause mine = new Pause(System.nanoTime(), rescue);
    pause.set(mine);
    int count;
    try {
      count = in.read(buffer, 0, length);
    } catch (IOException e) {
      goOn(mine);
      throw e;
    }
    goOn(mine);
    return count;
  }

  private void goOn(Pause mine) throws LostException {
    if (!pause.compareAndSet(mine, null)) {
      throw new LostException();
    }
  }

  /** Whether it could be taken from its holder. */
  boolean giveUp() throws IOException {
    Pause seen = pause.get();
    if (seen == null
        || seen == LOST
        || System.nanoTime() - seen.since < patience
        || !pause.compareAndSet(seen, LOST)) {
      return false;
    }
    seen.rescue.run();
    return true;
  }

  boolean isLost() {
    return pause.get() == LOST;
  }

  @Override
  public void close() {
    end.run();
  }

  /** Somebody else has taken the turn. */
  static final class LostException extends IOException {
    private static final long serialVersionUID = 1L;

    LostException() {
      super("A later request has taken this upload over.");
    }
  }
}
