package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Staged bytes that lie in the chunk store already, at a location of their own that no row names
 * yet. They are used once: whoever takes the location has to delete what lies there or name it.
 */
final class StoredCopy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoredCopy.class);

  private final ChunkStore store;
  private final String location;
  private final Instant placed;
  private final AtomicBoolean taken = new AtomicBoolean();

  /**
   * @param placed not after the copy was made
   */
  StoredCopy(ChunkStore store, String location, Instant placed) {
    this.store = store;
    this.location = location;
    this.placed = placed;
  }

  String location() {
    return location;
  }

  Instant placed() {
    return placed;
  }

  /** The location, for the first who asks. */
  Optional<String> take() {
    return taken.compareAndSet(false, true) ? Optional.of(location) : Optional.empty();
  }

  /** Deletes what nobody has taken. */
  @Override
  public void close() {
    take().ifPresent(this::delete);
  }

  private void delete(String unused) {
    try {
      store.delete(unused);
    } catch (IOException e) {
      LOG.warn("cannot delete the unused copy {}; the sweeper will", unused, e);
    }
  }
}
