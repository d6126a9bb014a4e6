package dev.pinhole.imaging.worker;

import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.AssemblyLimits;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/// Engines in child processes. They start in the background; a job that comes before them waits. A
/// job is given to a worker at most once: one that killed its worker would kill the next one, too.
public final class WorkerPool implements ImageEngine {
  private final ImageLimits limits;
  private final PoolSettings settings;
  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger present = new AtomicInteger();
  private final List<Worker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ScheduledThreadPoolExecutor alarms;
  private volatile boolean closed;

  private WorkerPool(
      ImageLimits limits, PoolSettings settings, WorkerCommand command, JobWatcher watcher) {
    this.limits = limits;
    this.settings = settings;
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("image-deadlines").unstarted(work));
    alarms.setRemoveOnCancelPolicy(true);
    for (int i = 0; i < settings.workers(); i++) {
      Worker worker = new Worker(command, settings, limits, queue, alarms, watcher);
      workers.add(worker);
      threads.add(Thread.ofPlatform().daemon().name("image-worker-" + i).start(worker));
    }
  }

  /// Fails with an {@link UncheckedIOException} where libvips or our own jars cannot be unpacked.
  public static WorkerPool start(ImageLimits limits, PoolSettings settings) {
    return start(limits, settings, pid -> {});
  }

  static WorkerPool start(ImageLimits limits, PoolSettings settings, JobWatcher watcher) {
    try {
      return start(limits, settings, WorkerCommand.of(limits, settings.library()), watcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WorkerPool start(
      ImageLimits limits, PoolSettings settings, WorkerCommand command, JobWatcher watcher) {
    return new WorkerPool(limits, settings, command, watcher);
  }

  @Override
  public ImageInfo probe(Source source) throws ImagingException, InterruptedException {
    return switch (run(new Request.Probe(Request.absolute(source)))) {
      case Reply.Probed(ImageInfo info) -> info;
      case Reply other -> throw refusal(other);
    };
  }

  @Override
  public Rendered render(Source source, Transform transform, Path target)
      throws ImagingException, InterruptedException {
    return rendered(
        new Request.Render(
            Request.absolute(source), transform.canonical(), target.toAbsolutePath()));
  }

  @Override
  public Rendered stack(List<Source> tiles, Transform transform, Path target)
      throws ImagingException, InterruptedException {
    ImageLimits.check(Limit.TILES, tiles.size(), limits.assembly().tiles());
    return rendered(
        new Request.Stack(Request.absolute(tiles), transform.canonical(), target.toAbsolutePath()));
  }

  @Override
  public Rendered animate(List<Source> frames, int delayMillis, Transform transform, Path target)
      throws ImagingException, InterruptedException {
    ImageLimits.check(Limit.FRAMES, frames.size(), limits.frames());
    return rendered(
        new Request.Animate(
            Request.absolute(frames), delayMillis, transform.canonical(), target.toAbsolutePath()));
  }

  @Override
  public Difference compare(Source before, Source after, List<Transform.Rect> ignored, Path target)
      throws ImagingException, InterruptedException {
    ImageLimits.check(Limit.RECTANGLES, ignored.size(), AssemblyLimits.RECTANGLES);
    var request =
        new Request.Compare(
            Request.absolute(before), Request.absolute(after), ignored, target.toAbsolutePath());
    return switch (run(request)) {
      case Reply.Compared(Difference difference) -> difference;
      case Reply other -> throw refusal(other);
    };
  }

  private Rendered rendered(Request request) throws ImagingException, InterruptedException {
    return switch (run(request)) {
      case Reply.Done(Rendered rendered) -> rendered;
      case Reply other -> throw refusal(other);
    };
  }

  private Reply run(Request request) throws ImagingException, InterruptedException {
    Job job = new Job(request);
    try {
      admit(job);
      return job.await(settings.queueWait());
    } catch (InterruptedException e) {
      job.cancel();
      throw e;
    } finally {
      queue.remove(job); // where nobody took it
      present.decrementAndGet();
    }
  }

  private void admit(Job job) throws ImagingException {
    int allowed = settings.workers() + settings.queue();
    if (present.incrementAndGet() > allowed) {
      throw new ImagingException.Busy(
          "%d images are being worked on and more cannot wait; try again later".formatted(allowed));
    }
    queue.add(job);
    if (closed && queue.remove(job)) {
      throw new ImagingException.Unavailable("the image engine is stopped");
    }
  }

  private static ImagingException refusal(Reply reply) {
    return switch (reply) {
      case Reply.Unsupported(String message) -> new ImagingException.Unsupported(message);
      case Reply.Corrupt(String message) -> new ImagingException.Corrupt(message);
      case Reply.Exceeded(var limit, long found, long allowed, String advice) ->
          new ImagingException.LimitExceeded(limit, found, allowed, advice);
      case Reply.Unsatisfiable(String parameter, String message) ->
          new ImagingException.Unsatisfiable(parameter, message);
      case Reply.OutOfMemory() ->
          new ImagingException.Crashed("the image needs more memory than a job may have");
      case Reply.Failed(String message) ->
          new ImagingException.Unavailable("the image could not be worked on: " + message);
      case Reply.Unreadable(String message) ->
          throw new UncheckedIOException(new IOException(message));
      case Reply.Ready(), Reply.Probed(_), Reply.Done(_), Reply.Compared(_) ->
          new ImagingException.Crashed("the image engine answered what it was not asked");
    };
  }

  /// The processes that are running, for those who watch over them.
  public List<Long> processIds() {
    return workers.stream()
        .map(Worker::process)
        .filter(Objects::nonNull)
        .filter(WorkerProcess::isAlive)
        .map(WorkerProcess::pid)
        .toList();
  }

  /// Ends all processes, waits until they are gone, and fails the jobs that are left.
  @Override
  public void close() {
    closed = true;
    workers.forEach(Worker::close);
    threads.forEach(Thread::interrupt);
    threads.forEach(WorkerPool::join);
    alarms.shutdownNow();
    for (Job job = queue.poll(); job != null; job = queue.poll()) {
      job.fail(new ImagingException.Unavailable("the image engine was stopped"));
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
