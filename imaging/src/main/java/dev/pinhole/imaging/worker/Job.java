package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.ImagingException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

  void complete(Reply answer) {
    end();
    reply.complete(answer);
  }

  void fail(Throwable failure) {
    end();
    reply.completeExceptionally(failure);
  }

  private synchronized void end() {
    process = null;
  }

  /// The caller no longer waits. There is no other way to stop a decoder.
  synchronized void cancel() {
    cancelled = true;
    if (process != null) {
      process.end(WorkerProcess.Ended.CANCELLED);
    }
  }

  Reply await() throws InterruptedException, ImagingException {
    try {
      return reply.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ImagingException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("the image worker's owner failed", e.getCause());
    }
  }
}
