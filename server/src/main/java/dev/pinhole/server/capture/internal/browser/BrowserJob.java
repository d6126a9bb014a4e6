package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A piece of work on its way to a browser and through it. Thread-safe. */
final class BrowserJob<T> {

  /** Why a job ends before its work does. */
  enum Stop {
    TIME,
    MEMORY,
    CANCELLED,
    SHUTDOWN
  }

  private final Duration time;
  private final BrowserWork<T> work;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();

  /** Guarded by this, as what follows; null unless the work is being done. */
  private @Nullable Runnable kill;

  private @Nullable Stop stopped;

  BrowserJob(Duration time, BrowserWork<T> work) {
    this.time = time;
    this.work = work;
  }

  Duration time() {
    return time;
  }

  CompletableFuture<T> outcome() {
    return outcome;
  }

  boolean isStopped() {
    synchronized (this) {
      return stopped != null;
    }
  }

  /** Ends the work, or keeps it from being begun; too late, it does nothing. */
  void stop(Stop why) {
    synchronized (this) {
      if (stopped != null || outcome.isDone()) {
        return;
      }
      stopped = why;
      if (kill == null) {
        outcome.completeExceptionally(failure(why));
      } else {
        kill.run();
      }
    }
  }

  void fail(Throwable failure) {
    outcome.completeExceptionally(failure);
  }

  /** Does the work on the browser's thread, which is the calling one. */
  void doWith(WarmBrowser browser) {
    Thread thread = Thread.currentThread();
    if (!begin(
        () -> {
          browser.kill();
          thread.interrupt();
        })) {
      return;
    }
    try {
      T result = work.with(browser.forWork());
      end();
      outcome.complete(result);
    } catch (InterruptedException e) {
      Stop why = end();
      outcome.completeExceptionally(failure(why == null ? Stop.SHUTDOWN : why));
    } catch (CaptureException | RuntimeException | Error e) {
      Stop why = end();
      outcome.completeExceptionally(why == null ? translated(e) : failure(why));
    }
  }

  private synchronized boolean begin(Runnable kill) {
    if (stopped != null) {
      return false;
    }
    this.kill = kill;
    return true;
  }

  /** From here on nobody interrupts the thread any more. */
  private synchronized @Nullable Stop end() {
    kill = null;
    if (Thread.interrupted() && stopped == null) {
      stopped = Stop.SHUTDOWN;
    }
    return stopped;
  }

  private static Throwable translated(Throwable failure) {
    return switch (failure) {
      case TimeoutError e ->
          new CaptureException(CaptureErrorCode.TIMEOUT, "the page did not get done in time", e);
      case PlaywrightException e ->
          new CaptureException(CaptureErrorCode.BROWSER, "the page crashed the browser", e);
      default -> failure;
    };
  }

  private CaptureException failure(Stop why) {
    return switch (why) {
      case TIME ->
          new CaptureException(
              CaptureErrorCode.TIMEOUT,
              "the page kept the browser busy for %d s; it was ended".formatted(time.toSeconds()));
      case MEMORY ->
          new CaptureException(
              CaptureErrorCode.TOO_LARGE, "the page needs more memory than a capture may have");
      case CANCELLED -> new CaptureException(CaptureErrorCode.BROWSER, "the capture was cancelled");
      case SHUTDOWN -> new CaptureException(CaptureErrorCode.BROWSER, "the server is stopping");
    };
  }
}
