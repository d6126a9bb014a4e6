package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.ImagingException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A request on its way to a worker and back.
final class Job {
  private final Request request;
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private @Nullable WorkerProcess process;
  private boolean cancelled;

  Job(Request request) {
    this.request = request;
  }

  Request request() {
    return request;
  }

  /// Whether it is still wanted; from then on, cancelling it ends this worker.
  synchronized boolean begin(WorkerProcess worker) {
    process = worker;
    return !cancelled;
  }

  synchronized void complete(Reply answer) {
    process = null;
    reply.complete(answer);
  }

  synchronized void fail(Throwable failure) {
    process = null;
    reply.completeExceptionally(failure);
  }

  /// The caller no longer waits. There is no other way to stop a decoder.
  synchronized void cancel() {
    cancelled = true;
    if (process != null) {
      process.end(WorkerProcess.Ended.CANCELLED);
    }
  }

  /// Fails as busy where no worker has begun it by then. What has begun ends by its deadline.
  Reply await(Duration turn) throws InterruptedException, ImagingException {
    try {
      return reply.get(turn.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (withdraw()) {
        throw new ImagingException.Busy(
            "no turn for this image within %d ms; try again later".formatted(turn.toMillis()));
      }
      return awaitEnd();
    } catch (ExecutionException e) {
      throw refusal(e);
    }
  }

  private Reply awaitEnd() throws InterruptedException, ImagingException {
    try {
      return reply.get();
    } catch (ExecutionException e) {
      throw refusal(e);
    }
  }

  /// False where it is too late for that.
  private synchronized boolean withdraw() {
    boolean waits = process == null && !reply.isDone();
    cancelled |= waits;
    return waits;
  }

  /// Anything else is a fault of the worker's owner, who logs it.
  private static ImagingException refusal(ExecutionException failure) {
    return failure.getCause() instanceof ImagingException refusal
        ? refusal
        : new ImagingException.Unavailable("the image engine failed; try again later");
  }
}
