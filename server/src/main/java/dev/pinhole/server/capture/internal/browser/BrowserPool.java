package dev.pinhole.server.capture.internal.browser;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Browsers that are warm, each with a thread of its own. Work gets the next that is free, in the
 * order in which it came. A browser that crashes, hangs, grows or is worn out is replaced.
 */
public final class BrowserPool implements AutoCloseable {

  /** How long work may take to notice that its browser is gone. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final BlockingQueue<BrowserJob<?>> jobs = new LinkedBlockingQueue<>();
  private final Watchdog watchdog = new Watchdog();
  private final List<BrowserWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final BrowserLauncher launcher;
  private boolean started;
  private boolean closed;

  /**
   * Starts nothing yet.
   *
   * @param cache the server's folder for what may be lost
   */
  public BrowserPool(BrowserProperties properties, Path cache) {
    launcher = new BrowserLauncher(properties, cache, watchdog);
    for (int i = 1; i <= properties.size(); i++) {
      BrowserWorker worker = new BrowserWorker(properties, launcher, jobs, watchdog);
      workers.add(worker);
      threads.add(Thread.ofPlatform().daemon().name("browser-" + i).unstarted(worker));
    }
  }

  /** How many there are. */
  public int size() {
    return workers.size();
  }

  /** A folder for pictures, emptied by the next start at the latest. */
  public Path pictures() throws IOException {
    return launcher.workspace().pictures();
  }

  /** Starts the browsers' threads, if they are not; returns at once. */
  public synchronized void start() {
    if (!started && !closed) {
      started = true;
      threads.forEach(Thread::start);
    }
  }

  /**
   * Does the work in a browser, as soon as one is free, and returns when it has been done.
   *
   * @param time that the work may take once it has begun; a little later the browser is ended
   * @throws CaptureException as the work throws it; or because the browser crashed, hung, or cannot
   *     be started
   * @throws InterruptedException where the calling thread is interrupted; the work has been ended
   */
  public <T> T run(Duration time, BrowserWork<T> work)
      throws CaptureException, InterruptedException {
    start();
    BrowserJob<T> job = new BrowserJob<>(time, work);
    enqueue(job);
    try {
      return job.outcome().get();
    } catch (InterruptedException e) {
      cancel(job);
      throw e;
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private synchronized void enqueue(BrowserJob<?> job) throws CaptureException {
    if (closed) {
      throw new CaptureException(CaptureErrorCode.BROWSER, "the server is stopping");
    }
    jobs.add(job);
  }

  /** What the work uses may be taken away from it afterwards. */
  private void cancel(BrowserJob<?> job) {
    jobs.remove(job);
    job.stop(BrowserJob.Stop.CANCELLED);
    job.outcome()
        .handle((result, failure) -> true)
        .completeOnTimeout(false, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static CaptureException thrown(ExecutionException failure) {
    return switch (failure.getCause()) {
      case CaptureException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new IllegalStateException(failure);
    };
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    jobs.forEach(job -> job.stop(BrowserJob.Stop.SHUTDOWN));
    workers.forEach(BrowserWorker::close);
    threads.forEach(Thread::interrupt);
    // Those that never began have no end to wait for.
    threads.stream().filter(Thread::isAlive).forEach(BrowserPool::join);
    watchdog.close();
    launcher.close();
  }

  private static void join(Thread thread) {
    try {
      thread.join(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
