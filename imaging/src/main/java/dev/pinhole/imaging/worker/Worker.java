package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException.Crashed;
import dev.pinhole.imaging.ImagingException.TimedOut;
import dev.pinhole.imaging.ImagingException.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One place in the pool: a thread that takes jobs, and the process it gives them to. The process
/// comes and goes, the thread stays.
final class Worker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);

  private final WorkerCommand command;
  private final PoolSettings settings;
  private final ImageLimits limits;
  private final BlockingQueue<Job> queue;
  private final ScheduledExecutorService alarms;
  private final JobWatcher watcher;
  private volatile @Nullable WorkerProcess process;
  private volatile boolean closed;

  Worker(
      WorkerCommand command,
      PoolSettings settings,
      ImageLimits limits,
      BlockingQueue<Job> queue,
      ScheduledExecutorService alarms,
      JobWatcher watcher) {
    this.command = command;
    this.settings = settings;
    this.limits = limits;
    this.queue = queue;
    this.alarms = alarms;
    this.watcher = watcher;
  }

  @Override
  public void run() {
    try {
      survive(this::startAhead);
      while (!closed) {
        Job job = queue.take();
        survive(() -> serve(job));
        survive(this::maintain);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the pool closes
    } finally {
      discard();
    }
  }

  /// Nothing ends this thread but the pool: nobody else would take the jobs.
  private void survive(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      recover(e);
    }
  }

  private void recover(Throwable failure) {
    try {
      discard();
      LOG.error("an image worker's owner failed and goes on", failure);
    } catch (RuntimeException | Error again) {
      failure.addSuppressed(again); // there is no memory even to tell; the next job finds out
    }
  }

  /// From any thread: ends the process, and with it the job under way.
  void close() {
    closed = true;
    WorkerProcess current = process;
    if (current != null) {
      current.end(WorkerProcess.Ended.CANCELLED);
    }
  }

  @Nullable WorkerProcess process() {
    return process;
  }

  /// So that the next job finds a process ready. A failure here is the next job's to report.
  private void startAhead() {
    try {
      living();
    } catch (IOException e) {
      LOG.error("an image worker does not start", e);
    }
  }

  private WorkerProcess living() throws IOException {
    WorkerProcess current = process;
    if (current != null && current.isAlive()) {
      return current;
    }
    discard();
    WorkerProcess fresh = new WorkerProcess(command.start());
    process = fresh;
    if (closed) {
      fresh.end(WorkerProcess.Ended.CANCELLED);
    }
    Future<?> alarm = endAfter(START_DEADLINE, fresh);
    try {
      fresh.awaitReady();
      return fresh;
    } catch (IOException e) {
      int status = discard();
      throw new IOException("it ended with status %d before it was ready".formatted(status), e);
    } finally {
      alarm.cancel(false);
    }
  }

  private void serve(Job job) {
    try {
      WorkerProcess current = asked(job);
      if (current != null) {
        await(job, current);
      }
    } catch (IOException e) {
      job.fail(new Unavailable("no image worker can be started; try again later"));
      LOG.error("an image worker does not start", e);
    } catch (RuntimeException | Error e) {
      job.fail(e);
      throw e;
    }
  }

  /// The process that has the job; none if nobody wants it any more. A process that died while it
  /// had nothing to do is found out only by asking, and is not the job's fault.
  private @Nullable WorkerProcess asked(Job job) throws IOException {
    WorkerProcess current = living();
    if (!job.begin(current)) {
      return null;
    }
    watcher.given(current.pid());
    try {
      current.ask(job.request());
      return current;
    } catch (IOException e) {
      LOG.warn("image worker {} died while it had nothing to do", current.pid(), e);
      discard();
    }
    WorkerProcess fresh = living();
    if (!job.begin(fresh)) {
      return null;
    }
    fresh.ask(job.request());
    return fresh;
  }

  private void await(Job job, WorkerProcess current) {
    Duration deadline = job.request().deadline(limits);
    Future<?> alarm = endAfter(deadline, current);
    try {
      Reply reply = current.answer();
      alarm.cancel(false);
      if (reply instanceof Reply.OutOfMemory) {
        discard(); // what is left of its address space may be in pieces
      }
      job.complete(reply);
    } catch (IOException e) {
      alarm.cancel(false);
      int status = discard();
      job.fail(failure(current, status, deadline));
    }
  }

  private Exception failure(WorkerProcess dead, int status, Duration deadline) {
    return switch (dead.ended()) {
      case DEADLINE ->
          new TimedOut("the image took longer than %d ms".formatted(deadline.toMillis()));
      case CANCELLED -> new Unavailable("the image engine was stopped");
      case NOT -> {
        LOG.warn("image worker {} ended with status {} in the middle of a job", dead.pid(), status);
        yield new Crashed("the image ended the process that was reading it");
      }
    };
  }

  private Future<?> endAfter(Duration time, WorkerProcess target) {
    return alarms.schedule(
        () -> target.end(WorkerProcess.Ended.DEADLINE), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Replaces a process that is dead, has done many jobs, or has grown.
  private void maintain() {
    WorkerProcess current = process;
    if (closed || (current != null && isFresh(current))) {
      return;
    }
    discard();
    startAhead();
  }

  private boolean isFresh(WorkerProcess current) {
    return current.ended() == WorkerProcess.Ended.NOT
        && current.jobs() < settings.jobsPerWorker()
        && current.residentMemory() <= settings.idleMemory();
  }

  private int discard() {
    WorkerProcess current = process;
    process = null;
    return current == null ? 0 : current.bury();
  }
}
