package dev.pinhole.imaging;

import static dev.pinhole.imaging.Drawings.query;
import static dev.pinhole.imaging.StackContract.assertExceeds;
import static dev.pinhole.imaging.StackContract.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every engine does with the frames of an animation.
abstract class AnimateContract {
  private static final String GIF_METADATA = "javax_imageio_gif_image_1.0";
  private static final List<Color> COLOURS =
      List.of(Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW, Color.CYAN);

  @TempDir Path directory;
  private Drawings drawings = new Drawings(Path.of("."));

  abstract ImageEngine engine();

  /// With bounds of a test's own; closed by the test.
  abstract ImageEngine engine(ImageLimits limits);

  @BeforeEach
  void drawings() {
    drawings = new Drawings(directory);
  }

  @Test
  void gifShowsEveryFrameInOrderForItsTimeAndForEver() throws Exception {
    Path gif = drawings.target();

    Rendered rendered = engine().animate(frames(), 120, query("fm=gif&w=30"), gif);

    assertThat(rendered).isEqualTo(new Rendered(ImageFormat.GIF, 30, 20, 5, Files.size(gif), 0));
    assertThat(shown(gif)).isEqualTo(COLOURS);
    assertThat(delays(gif)).containsOnly("12");
    String bytes = Files.readString(gif, StandardCharsets.ISO_8859_1);
    // The loop count follows in two bytes.
    assertThat(bytes).contains("NETSCAPE2.0\u0003\u0001\u0000\u0000");
  }

  @Test
  void webpShowsEveryFrameInOrderForItsTimeAndForEver() throws Exception {
    Path webp = drawings.target();

    Rendered rendered = engine().animate(frames(), 125, Transform.NONE, webp);

    assertThat(rendered).isEqualTo(new Rendered(ImageFormat.WEBP, 60, 40, 5, Files.size(webp), 80));
    assertThat(engine().probe(Drawings.source(webp))).isEqualTo(ImageInfo.of(rendered, false));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(webp)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(chunks(bytes, "ANIM")).hasSize(1);
    assertThat(bytes.getShort(chunks(bytes, "ANIM").getFirst() + 4)).isZero();
    assertThat(chunks(bytes, "ANMF"))
        .hasSize(5)
        .allMatch(at -> (bytes.getInt(at + 12) & 0xffffff) == 125);
    Path gif = drawings.target();
    engine().render(Drawings.source(webp), query("anim=1&fm=gif"), gif);
    assertThat(shown(gif)).usingElementComparator(AnimateContract::nearly).isEqualTo(COLOURS);
  }

  @Test
  void framesThatCannotBeAnAnimationAreRefused() throws Exception {
    List<Source> unequal = new ArrayList<>(frames());
    unequal.add(drawings.png(Drawings.plain(60, 41, Color.RED)));

    assertThat(refusal(() -> engine().animate(unequal, 100, Transform.NONE, out())))
        .isInstanceOf(ImagingException.Unsatisfiable.class)
        .hasMessageContaining("frame 6 is 60 × 41");
    assertThat(refusal(() -> engine().animate(List.of(), 100, Transform.NONE, out())))
        .isInstanceOf(ImagingException.Unsatisfiable.class);
    assertThat(refusal(() -> engine().animate(frames(), 100, query("fm=png"), out())))
        .isInstanceOf(ImagingException.Unsatisfiable.class)
        .hasMessageContaining("gif or webp");
    for (int delay : new int[] {-1, 0, 9, 60_001}) {
      assertThat(refusal(() -> engine().animate(frames(), delay, Transform.NONE, out())))
          .isInstanceOf(ImagingException.Unsatisfiable.class)
          .hasMessageContaining("10 to 60000 ms");
    }
  }

  @Test
  void boundsHoldBeforeAnyWork() throws Exception {
    AssemblyLimits assembly = new AssemblyLimits(2, 20_000, Duration.ofSeconds(60));
    ImageLimits limits =
        new ImageLimits(1 << 20, 10_000, 8, 1, 1 << 20, 100, Duration.ofSeconds(10), 1L << 31);
    try (ImageEngine engine = engine(limits.withAssembly(assembly))) {
      List<Source> many = Collections.nCopies(9, frames().getFirst());
      assertExceeds(Limit.FRAMES, 9, 8, () -> engine.animate(many, 100, Transform.NONE, out()));
      assertExceeds(
          Limit.PIXELS, 12_000, 10_000, () -> engine.animate(frames(), 100, Transform.NONE, out()));
      List<Source> large = Collections.nCopies(3, drawings.png(Drawings.numbered(80, 100, 0)));
      assertExceeds(
          Limit.ASSEMBLED_PIXELS,
          24_000,
          20_000,
          () -> engine.animate(large, 100, query("w=10"), out()));
      assertThat(engine.animate(frames(), 100, query("w=50"), out()).frames()).isEqualTo(5);
    }
  }

  private List<Source> frames() throws Exception {
    List<Source> frames = new ArrayList<>();
    for (Color colour : COLOURS) {
      frames.add(drawings.png(Drawings.plain(60, 40, colour)));
    }
    return frames;
  }

  private Path out() throws java.io.IOException {
    return drawings.target();
  }

  /// The colour in the middle of each frame.
  private static List<Color> shown(Path gif) throws Exception {
    List<Color> shown = new ArrayList<>();
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        BufferedImage frame = reader.read(i);
        shown.add(new Color(frame.getRGB(frame.getWidth() / 2, frame.getHeight() / 2)));
      }
    }
    return shown;
  }

  private static List<String> delays(Path gif) throws Exception {
    List<String> delays = new ArrayList<>();
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        delays.add(delay(reader.getImageMetadata(i)));
      }
    }
    return delays;
  }

  private static String delay(IIOMetadata metadata) {
    var root = (IIOMetadataNode) metadata.getAsTree(GIF_METADATA);
    var control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    return control.getAttribute("delayTime");
  }

  /// Where the contents of the chunks of this name begin.
  private static List<Integer> chunks(ByteBuffer webp, String name) {
    List<Integer> found = new ArrayList<>();
    int position = 12;
    while (position + 8 <= webp.limit()) {
      byte[] type = new byte[4];
      webp.get(position, type);
      if (new String(type, StandardCharsets.US_ASCII).equals(name)) {
        found.add(position + 8);
      }
      int size = webp.getInt(position + 4);
      position += 8 + size + (size & 1);
    }
    return found;
  }

  private static int nearly(Color a, Color b) {
    int distance =
        Math.abs(a.getRed() - b.getRed())
            + Math.abs(a.getGreen() - b.getGreen())
            + Math.abs(a.getBlue() - b.getBlue());
    return distance <= 30 ? 0 : 1;
  }
}
