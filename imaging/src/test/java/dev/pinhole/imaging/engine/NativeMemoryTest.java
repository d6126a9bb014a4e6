package dev.pinhole.imaging.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.api.transform.Transform;
import dev.pinhole.api.transform.Transform.Rect;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.vips.Vips;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process's resident memory counts the Java heap too, which the collector gives back whenever
/// it likes. So the build runs these tests with a heap of one size, all of it resident from the
/// start: what grows beside it is native.
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int WARM_UP = 1_000;
  private static final int RENDERS = 10_000;
  private static final long ALLOWED_GROWTH = 24L << 20;

  @TempDir private Path directory;
  private Path target;

  @BeforeEach
  void needsTheKernelsWord() {
    Assumptions.assumeTrue(Files.exists(STATUS), "/proc tells the resident memory on Linux only");
    target = directory.resolve("target");
  }

  @BeforeEach
  void needsAHeapThatStays() {
    List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    assertThat(options).as("options of this JVM").contains("-XX:+AlwaysPreTouch");
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    assertThat(heap.getCommitted()).as("heap that is there").isEqualTo(heap.getMax());
  }

  @Test
  void staysFlatOverTenThousandRenders() throws Exception {
    List<Source> sources = sources();
    List<Transform> transforms = transforms();
    render(sources, transforms, WARM_UP);
    int allocations = Vips.trackedAllocations();
    long tracked = Vips.trackedMemory();
    long before = resident();

    render(sources, transforms, RENDERS);

    assertThat(Vips.trackedAllocations()).isEqualTo(allocations);
    assertThat(Vips.trackedMemory()).isEqualTo(tracked);
    assertThat(resident() - before).as("growth in bytes").isLessThan(ALLOWED_GROWTH);
  }

  /// 10,000 leaks of one 48 x 32 picture would be 46 MB.
  private List<Source> sources() throws Exception {
    byte[] jpeg = Canaries.jpeg(Pictures.scene(48, 32), 6);
    return List.of(
        Pictures.source(Pictures.file(directory, jpeg)),
        Pictures.source(Pictures.file(directory, Canaries.png(Pictures.scene(48, 32)))),
        Pictures.source(Pictures.file(directory, Canaries.gif(Pictures.scene(48, 32)))),
        Pictures.source(
            Pictures.file(directory, Canaries.kept(jpeg, "webpsave_buffer", directory))));
  }

  private static List<Transform> transforms() throws Exception {
    return List.of(
        Query.parse("w=40&fm=jpg"),
        Query.parse("w=20&h=20&fit=cover&crop=attention&fm=webp"),
        Query.parse("rect=5,5,12,12&blur=1&rot=90&pad=3&bg=80ff0000&fm=png"),
        Query.parse("trim=auto&w=20&sharp=1&fm=png"),
        Query.parse("w=9&fm=gif"));
  }

  private void render(List<Source> sources, List<Transform> transforms, int times)
      throws Exception {
    for (int i = 0; i < times; i++) {
      Transform transform = transforms.get(i % transforms.size());
      Pictures.ENGINE.render(sources.get(i % sources.size()), transform, target);
    }
  }

  @Test
  void staysFlatOverJobsWithSeveralPictures() throws Exception {
    Source picture = sources().get(1);
    assemble(picture, WARM_UP / 20);
    int allocations = Vips.trackedAllocations();
    long tracked = Vips.trackedMemory();
    long before = resident();

    assemble(picture, RENDERS / 20);

    assertThat(Vips.trackedAllocations()).isEqualTo(allocations);
    assertThat(Vips.trackedMemory()).isEqualTo(tracked);
    assertThat(resident() - before).as("growth in bytes").isLessThan(ALLOWED_GROWTH);
  }

  private void assemble(Source picture, int times) throws Exception {
    Transform gif = Query.parse("fm=gif&w=20");
    List<Source> several = List.of(picture, picture, picture);
    for (int i = 0; i < times; i++) {
      Pictures.ENGINE.stack(several, Transform.NONE, target);
      Pictures.ENGINE.animate(several, 100, gif, target);
      Pictures.ENGINE.compare(picture, picture, List.of(new Rect(1, 1, 5, 5)), target);
    }
  }

  @Test
  void staysFlatOverFailures() throws Exception {
    List<Source> broken = broken();
    Transform unsatisfiable = Query.parse("fm=jpg&max-bytes=100");
    Source good = Pictures.source(Pictures.png(directory, Pictures.scene(48, 32)));
    fail(broken, good, unsatisfiable, 100);
    int allocations = Vips.trackedAllocations();
    long tracked = Vips.trackedMemory();
    long before = resident();

    fail(broken, good, unsatisfiable, 500);

    assertThat(Vips.trackedAllocations()).isEqualTo(allocations);
    assertThat(Vips.trackedMemory()).isEqualTo(tracked);
    assertThat(resident() - before).as("growth in bytes").isLessThan(ALLOWED_GROWTH);
  }

  /// Files whose structure is whole and whose pixels are not.
  private List<Source> broken() throws Exception {
    byte[] zeroes = new byte[3000];
    return List.of(
        Pictures.source(Pictures.file(directory, Canaries.pngWithPixels(zeroes))),
        Pictures.source(
            Pictures.file(directory, Canaries.pngWithPixels("no pixels".getBytes(UTF_8)))));
  }

  private void fail(List<Source> broken, Source good, Transform unsatisfiable, int times) {
    for (int i = 0; i < times; i++) {
      Source source = broken.get(i % broken.size());
      assertThatThrownBy(() -> Pictures.ENGINE.render(source, Transform.NONE, target))
          .isInstanceOf(ImagingException.Corrupt.class)
          .hasMessageContaining("cannot be decoded");
      assertThatThrownBy(() -> Pictures.ENGINE.render(good, unsatisfiable, target))
          .isInstanceOf(ImagingException.Unsatisfiable.class);
    }
  }

  private static long resident() throws IOException {
    System.gc();
    String line =
        Files.readAllLines(STATUS).stream()
            .filter(l -> l.startsWith("RssAnon:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
  }
}
