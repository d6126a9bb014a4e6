package dev.pinhole.server.blob.internal;

import dev.pinhole.server.s3.S3Bucket;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the chunks of a blob side by side, but no more than a few of all blobs at a time. */
final class S3Placing {
  private static final Logger LOG = LoggerFactory.getLogger(S3Placing.class);
  private static final int AT_ONCE = 8;

  private final S3Bucket bucket;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  S3Placing(S3Bucket bucket) {
    this.bucket = bucket;
  }

  record Placed(StagedChunk chunk, String location) {}

  /**
   * @throws IOException in which case nothing is left behind, unless the store cannot be reached;
   *     what it may have then is left to the sweeper
   */
  void place(List<Placed> places, String folder) throws IOException {
    try {
      sendAll(places, folder);
    } catch (IOException | RuntimeException e) {
      places.forEach(place -> discard(folder + place.location()));
      throw e;
    }
  }

  /** All sending is over when this returns or throws, so that what is deleted stays deleted. */
  private void sendAll(List<Placed> places, String folder) throws IOException {
    List<Future<?>> sent = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Placed place : places) {
        sent.add(threads.submit(() -> send(place, folder)));
      }
      await(sent, threads);
    }
  }

  private static void await(List<Future<?>> sent, ExecutorService threads) throws IOException {
    try {
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      threads.shutdownNow();
      throw failure(e);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while chunks were sent");
    }
  }

  private Placed send(Placed place, String folder) throws IOException, InterruptedException {
    turns.acquire();
    try {
      StagedChunk chunk = place.chunk();
      bucket.put(folder + place.location(), chunk.file(), chunk.size(), chunk.sha256());
      return place;
    } finally {
      turns.release();
    }
  }

  private static IOException failure(ExecutionException failure) {
    return failure.getCause() instanceof IOException cause
        ? cause
        : new IOException("cannot send a chunk", failure);
  }

  private void discard(String name) {
    try {
      bucket.delete(name);
    } catch (IOException e) {
      LOG.warn("cannot delete the unused object {}; the sweeper will", name, e);
    }
  }
}
