package dev.pinhole.server.upload.internal;

import dev.pinhole.server.upload.internal.staging.SignedRequest;
import dev.pinhole.server.upload.internal.staging.StagedPart;
import dev.pinhole.server.upload.internal.staging.StagingStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The store of this run, which cannot be reached at one step when told so. */
public final class FailingStaging implements StagingStore {
  private final StagingStore store;
  private final Map<String, String> transfers = new ConcurrentHashMap<>();
  private final Set<String> lost = ConcurrentHashMap.newKeySet();
  private final AtomicReference<CountDownLatch> held = new AtomicReference<>(new CountDownLatch(0));
  private volatile @Nullable Step broken;
  private volatile @Nullable Step slow;

  FailingStaging(StagingStore store) {
    this.store = store;
  }

  /** Where it can break. */
  public enum Step {
    BEGIN,
    PARTS,
    JOIN,
    SIZE,
    OPEN,
    READ,
    CLOSE,
    DELETE
  }

  /** In place of the store alone. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Setup {
    @Bean
    @Primary
    FailingStaging failingStaging(StagingStore store) {
      return new FailingStaging(store);
    }
  }

  void breakAt(Step step) {
    broken = step;
  }

  /** Whoever comes there waits until it is healed. */
  void holdAt(Step step) {
    held.set(new CountDownLatch(1));
    slow = step;
  }

  void heal() {
    broken = null;
    slow = null;
    held.get().countDown();
  }

  /** As a bucket's rule does that ends old transfers. */
  void loseParts(String key) throws IOException {
    store.abort(key, Objects.requireNonNull(transfers.get(key)));
    lost.add(key);
  }

  /** As Amazon has it; S3Proxy does not know that a transfer is over. */
  private void requireKnown(String key) throws NoSuchFileException {
    if (lost.contains(key)) {
      throw new NoSuchFileException(key);
    }
  }

  private void pass(Step step) throws IOException {
    if (slow == step) {
      waitUntilHealed();
    }
    if (broken == step) {
      throw new IOException("Connection reset at " + step);
    }
  }

  private void waitUntilHealed() throws IOException {
    try {
      held.get().await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  @Override
  public String origin() {
    return store.origin();
  }

  @Override
  public SignedRequest put(String key, long length, String contentType, Instant until) {
    return store.put(key, length, contentType, until);
  }

  @Override
  public SignedRequest putOpen(String key, long most, Instant until) {
    return store.putOpen(key, most, until);
  }

  @Override
  public String begin(String key, String contentType) throws IOException {
    pass(Step.BEGIN);
    String transfer = store.begin(key, contentType);
    transfers.put(key, transfer);
    lost.remove(key);
    return transfer;
  }

  @Override
  public SignedRequest putPart(
      String key, String transfer, int number, long length, Instant until) {
    return store.putPart(key, transfer, number, length, until);
  }

  @Override
  public List<StagedPart> parts(String key, String transfer) throws IOException {
    pass(Step.PARTS);
    requireKnown(key);
    return store.parts(key, transfer);
  }

  @Override
  public void join(String key, String transfer) throws IOException {
    pass(Step.JOIN);
    store.join(key, transfer);
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    pass(Step.SIZE);
    return store.size(key);
  }

  @Override
  public InputStream open(String key) throws IOException {
    pass(Step.OPEN);
    InputStream in = store.open(key);
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        pass(Step.READ);
        return super.read(target, offset, length);
      }

      @Override
      public void close() throws IOException {
        super.close();
        pass(Step.CLOSE);
      }
    };
  }

  @Override
  public void delete(String key) throws IOException {
    pass(Step.DELETE);
    store.delete(key);
  }

  @Override
  public void abort(String key, String transfer) throws IOException {
    store.abort(key, transfer);
  }

  @Override
  public void sweep(Instant before, Predicate<String> awaited) throws IOException {
    store.sweep(before, awaited);
  }
}
