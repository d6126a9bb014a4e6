package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Turns staged bytes into a kept blob: files first, then one transaction that names them. Nothing
 * is locked while files are written, so a chunk that was there before may have been collected when
 * the transaction looks for it; then all is undone and done again with every chunk placed.
 */
final class Keeping {
  private static final int ATTEMPTS = 5;

  /** Half of what the sweeper leaves alone: files older than this could be swept any moment. */
  private static final Duration PLACEMENT_VALID = Sweeper.YOUNGEST.dividedBy(2);

  private final BlobRows blobs;
  private final ChunkRows chunks;
  private final ChunkStore store;
  private final TransactionOperations transactions;
  private final Clock clock;

  Keeping(
      BlobRows blobs,
      ChunkRows chunks,
      ChunkStore store,
      TransactionOperations transactions,
      Clock clock) {
    this.blobs = blobs;
    this.chunks = chunks;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  <T> T keep(StagedChunks staged, Supplier<T> alongside) throws IOException {
    return untilDone(
        afresh -> Placement.of(staged, afresh ? List.of() : known(staged), store, clock.millis()),
        placement -> {
          register(staged, placement);
          return alongside.get();
        });
  }

  /** Whether anything was mended. */
  boolean mend(StagedChunks staged) throws IOException {
    if (Placement.broken(known(staged), store).isEmpty()) {
      return false;
    }
    return untilDone(
        afresh -> Placement.ofBroken(staged, known(staged), store, clock.millis()), this::mendAll);
  }

  private List<ChunkPlace> known(StagedChunks staged) {
    return chunks.find(staged.distinct().stream().map(StagedChunk::sha256).toList());
  }

  @FunctionalInterface
  private interface Placing {
    /**
     * @param afresh whether what the rows said was no longer true
     */
    Placement place(boolean afresh) throws IOException;
  }

  private <T> T untilDone(Placing placing, Function<Placement, T> work) throws IOException {
    boolean afresh = false;
    for (int attempt = 1; ; attempt++) {
      Placement placement = placing.place(afresh);
      AtomicBoolean committing = new AtomicBoolean();
      try {
        return commit(placement, work, committing);
      } catch (ChunkGoneException e) {
        requireAnotherAttempt(attempt, e);
        afresh = true;
      } catch (TransientDataAccessException e) {
        // A commit whose outcome is unknown must not be repeated: it may count twice.
        if (committing.get()) {
          throw e;
        }
        requireAnotherAttempt(attempt, e);
        afresh = false;
      }
    }
  }

  private static <E extends RuntimeException> void requireAnotherAttempt(int attempt, E failure) {
    if (attempt == ATTEMPTS) {
      throw failure;
    }
  }

  private <T> T commit(Placement placement, Function<Placement, T> work, AtomicBoolean committing) {
    try {
      T result =
          transactions.execute(status -> {
            T done = work.apply(placement);
            requireFresh(placement);
            committing.set(true);
            return done;
          });
      placement.discardUnused();
      return result;
    } catch (RuntimeException | Error e) {
      // When the commit itself failed, rows may name the files: then they are left to the sweeper.
      if (!committing.get()) {
        placement.discardAll();
      }
      throw e;
    }
  }

  private void register(StagedChunks staged, Placement placement) {
    if (blobs.addReference(staged.id())) {
      mendAll(placement);
    } else if (blobs.insert(staged)) {
      staged.occurrences().forEach((hash, count) -> name(hash, count, placement));
      chunks.insertList(staged.id(), staged.chunks());
    } else if (!blobs.addReference(staged.id())) {
      throw new ChunkGoneException(staged.id().sha256());
    }
  }

  private void name(String hash, int count, Placement placement) {
    mend(hash, placement);
    ChunkPlace place = placement.placed().get(hash);
    if (place != null) {
      placement.used(chunks.addReferences(place, count));
    } else if (!chunks.addReferences(hash, count)) {
      throw new ChunkGoneException(hash);
    }
  }

  private boolean mendAll(Placement placement) {
    placement.broken().keySet().stream().sorted().forEach(hash -> mend(hash, placement));
    return !placement.broken().isEmpty();
  }

  /** New bytes for a chunk whose file is missing or cut short make it whole for everyone. */
  private void mend(String hash, Placement placement) {
    Map<String, ChunkPlace> placed = placement.placed();
    String broken = placement.broken().get(hash);
    ChunkPlace place = placed.get(hash);
    if (broken != null && place != null && chunks.move(hash, broken, place.location())) {
      placement.used(place.location());
    }
  }

  private void requireFresh(Placement placement) {
    if (clock.millis() - placement.placedAt() > PLACEMENT_VALID.toMillis()) {
      throw new ChunkGoneException("the placement took too long");
    }
  }
}
