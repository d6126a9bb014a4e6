package dev.pinhole.imaging.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.InvalidTransformException;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.Source;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// With real child processes.
@Timeout(120)
class WorkerPoolTest {
  @TempDir private Path directory;
  private final BlockingQueue<Long> given = new LinkedBlockingQueue<>();
  private Pictures pictures = new Pictures(Path.of("."));
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void pictures() {
    pictures = new Pictures(directory);
  }

  @AfterEach
  void endCallers() {
    callers.shutdownNow();
  }

  @Test
  void answersLikeTheEngineInThisProcess() throws Exception {
    Source photo = pictures.file("photo.jpg", "jpeg", Pictures.noise(640, 480));
    Transform transform = Transform.parse(Map.of("w", "100", "fm", "webp"));
    try (ImageEngine here = Engines.inProcess(ImageLimits.DEFAULT);
        WorkerPool pool = pool(ImageLimits.DEFAULT, 1)) {
      assertThat(pool.probe(photo)).isEqualTo(here.probe(photo));
      Rendered expected = here.render(photo, transform, directory.resolve("here"));
      assertThat(pool.render(photo, transform, directory.resolve("there"))).isEqualTo(expected);
      assertThat(directory.resolve("there")).hasSameBinaryContentAs(directory.resolve("here"));
    }
  }

  @Test
  void readsSourcesOfSeveralFiles() throws Exception {
    Source whole = pictures.file("whole.png", "png", Pictures.noise(200, 100));
    byte[] bytes = Files.readAllBytes(whole.parts().getFirst());
    List<Path> parts = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += 1000) {
      byte[] part = java.util.Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 1000));
      parts.add(Files.write(directory.resolve("part" + i), part));
    }
    try (WorkerPool pool = pool(ImageLimits.DEFAULT, 1)) {
      Source split = new Source(parts, bytes.length);
      assertThat(pool.probe(split).width()).isEqualTo(200);
      assertThat(pool.render(split, Transform.NONE, directory.resolve("out")).height())
          .isEqualTo(100);
    }
  }

  @Test
  void refusalsKeepTheirTypeAndNumbers() throws Exception {
    Source text = pictures.write("text", "no image".getBytes(StandardCharsets.UTF_8));
    Source photo = pictures.file("photo.png", "png", Pictures.noise(101, 101));
    ImageLimits small = pixels(10_000);
    try (WorkerPool pool = pool(small, 1)) {
      assertThatThrownBy(() -> pool.probe(text)).isInstanceOf(ImagingException.Unsupported.class);
      assertThatThrownBy(() -> pool.probe(photo))
          .isInstanceOfSatisfying(
              ImagingException.LimitExceeded.class,
              e -> {
                assertThat(e.found()).isEqualTo(10_201);
                assertThat(e.allowed()).isEqualTo(10_000);
              });
    }
  }

  @Test
  void missingFileIsAnInputError() throws Exception {
    try (WorkerPool pool = pool(ImageLimits.DEFAULT, 1)) {
      Source gone = Source.of(directory.resolve("gone"), 10);
      assertThatThrownBy(() -> pool.probe(gone)).isInstanceOf(java.io.UncheckedIOException.class);
    }
  }

  @Test
  void jobPastItsDeadlineIsEndedAndItsWorkerReplaced() throws Exception {
    Source slow = endless();
    Source quick = pictures.file("quick.png", "png", Pictures.noise(20, 20));
    try (WorkerPool pool = pool(deadline(Duration.ofSeconds(1)), 1)) {
      pool.probe(quick);
      List<Long> before = pool.processIds();
      assertThat(refusal(() -> render(pool, slow)))
          .isInstanceOf(ImagingException.TimedOut.class)
          .hasMessageContaining("1000 ms");
      assertThat(pool.probe(quick).format()).isEqualTo(ImageFormat.PNG);
      assertThat(pool.processIds()).hasSize(1).doesNotContainAnyElementsOf(before);
    }
  }

  @Test
  void killedWorkerFailsItsOwnJobOnly() throws Exception {
    Source slow = endless();
    Source quick = pictures.file("quick.png", "png", Pictures.noise(20, 20));
    try (WorkerPool pool = pool(deadline(Duration.ofSeconds(100)), 2)) {
      Future<Rendered> victim = callers.submit(() -> render(pool, slow));
      long busy = awaitBusy();
      ProcessHandle.of(busy).orElseThrow().destroyForcibly();
      assertThat(failure(victim)).isInstanceOf(ImagingException.Crashed.class);
      for (int i = 0; i < 20; i++) {
        assertThat(pool.probe(quick).width()).isEqualTo(20);
      }
      assertThat(pool.processIds()).doesNotContain(busy);
    }
  }

  @Test
  void jobsBesideOneThatHangsGoOn() throws Exception {
    Source slow = endless();
    Source quick = pictures.file("quick.png", "png", Pictures.noise(20, 20));
    try (WorkerPool pool = pool(deadline(Duration.ofSeconds(3)), 2)) {
      Future<Rendered> hanging = callers.submit(() -> render(pool, slow));
      awaitBusy();
      List<Future<Integer>> others = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        others.add(callers.submit(() -> pool.probe(quick).width()));
      }
      for (Future<Integer> other : others) {
        assertThat(other.get()).isEqualTo(20);
      }
      assertThat(failure(hanging)).isInstanceOf(ImagingException.TimedOut.class);
    }
  }

  @Test
  void imageThatNeedsTooMuchMemoryIsATypedError() throws Exception {
    BufferedImage large = new BufferedImage(9000, 9000, BufferedImage.TYPE_BYTE_BINARY);
    Source bomb = pictures.file("large.png", "png", large);
    Source quick = pictures.file("quick.png", "png", Pictures.noise(20, 20));
    // Turning by a quarter needs all pixels at once; the address space is a fraction of that.
    Transform turned =
        Transform.parse(Map.of("rot", "90", "blur", "20", "fm", "avif", "w", "8000"));
    ImageLimits tight = memory(1);
    try (WorkerPool pool = pool(tight, 1)) {
      assertThat(refusal(() -> pool.render(bomb, turned, directory.resolve("out"))))
          .isInstanceOf(ImagingException.Crashed.class);
      assertThat(pool.probe(quick).width()).isEqualTo(20);
    }
  }

  @Test
  void oneJobTooManyIsRefusedAsBusy() throws Exception {
    Source slow = endless();
    PoolSettings settings = PoolSettings.defaults().withWorkers(1).withQueue(1);
    try (WorkerPool pool = WorkerPool.start(deadline(Duration.ofSeconds(100)), settings)) {
      List<Future<Rendered>> jobs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        jobs.add(callers.submit(() -> render(pool, slow)));
      }
      // Two are in, the third is refused at once; which is which depends on the threads.
      CompletableFuture<?>[] all =
          jobs.stream()
              .map(job -> CompletableFuture.supplyAsync(() -> failure(job), callers))
              .toArray(CompletableFuture[]::new);
      assertThat(CompletableFuture.anyOf(all).get()).isInstanceOf(ImagingException.Busy.class);
    }
  }

  @Test
  void interruptedCallerEndsTheWorkOfItsJob() throws Exception {
    Source slow = endless();
    try (WorkerPool pool = pool(deadline(Duration.ofSeconds(100)), 1)) {
      Future<Rendered> job = callers.submit(() -> render(pool, slow));
      ProcessHandle busy = ProcessHandle.of(awaitBusy()).orElseThrow();
      job.cancel(true);
      busy.onExit().get(30, TimeUnit.SECONDS);
      Source quick = pictures.file("quick.png", "png", Pictures.noise(20, 20));
      assertThat(pool.probe(quick).width()).isEqualTo(20);
    }
  }

  @Test
  void workerIsReplacedAfterItsShareOfJobs() throws Exception {
    Source quick = pictures.file("quick.png", "png", Pictures.noise(20, 20));
    PoolSettings settings = PoolSettings.defaults().withWorkers(1).withJobsPerWorker(2);
    try (WorkerPool pool = WorkerPool.start(ImageLimits.DEFAULT, settings)) {
      pool.probe(quick);
      List<Long> first = pool.processIds();
      pool.probe(quick);
      pool.probe(quick);
      assertThat(pool.processIds()).doesNotContainAnyElementsOf(first);
    }
  }

  @Test
  void closingLeavesNoProcessNoThreadAndNoOpenFile() throws Exception {
    Source slow = endless();
    useOnce();
    long files = openFiles();
    WorkerPool pool = pool(deadline(Duration.ofSeconds(100)), 2);
    Future<Rendered> job = callers.submit(() -> render(pool, slow));
    awaitBusy();
    List<Long> children = pool.processIds();
    pool.close();
    assertThat(failure(job)).isInstanceOf(ImagingException.Unavailable.class);
    assertThat(children).isNotEmpty().noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("image-"));
    assertThat(openFiles()).isLessThanOrEqualTo(files);
  }

  @Test
  void workersThatCannotStartSayNothingOfTheImage() throws Exception {
    Source photo = pictures.file("photo.png", "png", Pictures.noise(20, 20));
    for (String program : List.of(directory.resolve("none").toString(), "/bin/false")) {
      WorkerCommand broken = new WorkerCommand(List.of(program));
      PoolSettings settings = PoolSettings.defaults().withWorkers(1);
      try (WorkerPool pool = WorkerPool.start(ImageLimits.DEFAULT, settings, broken, given::add)) {
        for (int i = 0; i < 3; i++) {
          assertThat(refusal(() -> pool.probe(photo)))
              .isInstanceOf(ImagingException.Unavailable.class);
        }
      }
    }
  }

  @Test
  void workerGoesOnAfterAFaultOfItsOwner() throws Exception {
    Source photo = pictures.file("photo.png", "png", Pictures.noise(20, 20));
    AtomicInteger jobs = new AtomicInteger();
    JobWatcher faulty =
        pid -> {
          switch (jobs.incrementAndGet()) {
            case 1 -> throw new OutOfMemoryError("unable to create native thread");
            case 2 -> throw new IllegalStateException("a fault");
            default -> given.add(pid);
          }
        };
    PoolSettings settings = PoolSettings.defaults().withWorkers(1);
    try (WorkerPool pool = WorkerPool.start(ImageLimits.DEFAULT, settings, faulty)) {
      for (int i = 0; i < 2; i++) {
        assertThat(refusal(() -> pool.probe(photo)))
            .isInstanceOf(ImagingException.Unavailable.class);
      }
      assertThat(pool.probe(photo).width()).isEqualTo(20);
      assertThat(pool.processIds()).hasSize(1);
    }
  }

  @Test
  void jobWhoseTurnDoesNotComeIsRefusedAsBusy() throws Exception {
    Source slow = endless();
    PoolSettings settings =
        PoolSettings.defaults().withWorkers(1).withQueueWait(Duration.ofSeconds(5));
    ImageLimits limits = deadline(Duration.ofSeconds(100));
    try (WorkerPool pool = WorkerPool.start(limits, settings, given::add)) {
      Future<Rendered> first = callers.submit(() -> render(pool, slow));
      awaitBusy();
      assertThat(refusal(() -> pool.probe(slow)))
          .isInstanceOf(ImagingException.Busy.class)
          .hasMessageContaining("5000 ms");
      assertThat(first.isDone()).isFalse();
    }
  }

  @Test
  void childEndsWhenItsParentIsGone() throws Exception {
    Process child =
        WorkerCommand.of(ImageLimits.DEFAULT, PoolSettings.defaults().library()).start();
    WorkerProcess worker = new WorkerProcess(child);
    worker.awaitReady();
    child.getOutputStream().close(); // what the system does when a parent dies
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isZero();
    worker.bury();
  }

  /// Noise takes an AV1 encoder minutes.
  private Source endless() throws IOException {
    return pictures.file("endless.png", "png", Pictures.noise(2500, 2500));
  }

  private void useOnce() throws Exception {
    Source quick = pictures.file("first.png", "png", Pictures.noise(20, 20));
    try (WorkerPool pool = pool(ImageLimits.DEFAULT, 1)) {
      pool.probe(quick);
    }
    given.clear();
  }

  private WorkerPool pool(ImageLimits limits, int workers) {
    return WorkerPool.start(limits, PoolSettings.defaults().withWorkers(workers), given::add);
  }

  private Rendered render(WorkerPool pool, Source source)
      throws ImagingException, InterruptedException, InvalidTransformException, IOException {
    Path target = Files.createTempFile(directory, "out", "");
    return pool.render(source, Transform.parse(Map.of("fm", "avif", "q", "100")), target);
  }

  /// The process that a job was given to.
  private long awaitBusy() throws InterruptedException {
    Long pid = given.poll(60, TimeUnit.SECONDS);
    assertThat(pid).isNotNull();
    return Objects.requireNonNull(pid);
  }

  private static long openFiles() throws IOException {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }

  private static Throwable refusal(Callable<?> work) {
    return catchThrowable(work::call);
  }

  private static Throwable failure(Future<?> job) {
    Throwable failure = catchThrowable(job::get);
    return failure instanceof ExecutionException e && e.getCause() != null ? e.getCause() : failure;
  }

  private static ImageLimits pixels(long pixels) {
    ImageLimits d = ImageLimits.DEFAULT;
    return new ImageLimits(
        d.inputBytes(),
        pixels,
        d.frames(),
        d.scans(),
        d.decodedBytes(),
        d.outputSide(),
        d.deadline(),
        d.workerMemory());
  }

  private static ImageLimits deadline(Duration deadline) {
    ImageLimits d = ImageLimits.DEFAULT;
    return new ImageLimits(
        d.inputBytes(),
        d.pixels(),
        d.frames(),
        d.scans(),
        d.decodedBytes(),
        d.outputSide(),
        deadline,
        d.workerMemory());
  }

  private static ImageLimits memory(long workerMemory) {
    ImageLimits d = ImageLimits.DEFAULT;
    return new ImageLimits(
        d.inputBytes(),
        d.pixels(),
        d.frames(),
        d.scans(),
        d.decodedBytes(),
        d.outputSide(),
        Duration.ofSeconds(60),
        workerMemory);
  }
}
