package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.Source;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Node;

class AnimationTest extends CameraFixture {
  private static final Bands BANDS = new Bands(40, 100);
  private static final String MOVING =
      """
      <style>@keyframes go { from { background: #000 } to { background: #fff } }
      body { animation: go 4s linear forwards }</style><body>\
      """;

  @Test
  void scrollsFromTopToBottomInTheTimeAskedFor() throws Exception {
    open("<body style='margin:0'>" + BANDS.html());

    Picture picture =
        take(
            "format",
            "gif",
            "scenario",
            "scroll",
            "duration",
            1,
            "frame_rate",
            10,
            "image_width",
            200);

    Film film = film(picture);
    assertThat(film.millis()).isEqualTo(1000);
    assertThat(film.frames()).hasSizeBetween(2, 10);
    // the bands' colours are one step of 255 apart, those of a palette are near to the true ones
    assertThat(film.band(0)).isBetween(-1, 1);
    assertThat(film.band(film.frames().size() - 1)).isBetween(30, 34);
    assertThat(film.frames()).extracting(Film::band).isSorted();
    assertThat(files()).containsExactly(picture.file());
  }

  @Test
  void stillFilmShowsWhatMoves() throws Exception {
    open(MOVING);

    Film film = film(take("format", "gif", "scenario", "still", "duration", 1, "frame_rate", 8));

    assertThat(film.frames().getFirst().getRGB(9, 9))
        .isNotEqualTo(film.frames().getLast().getRGB(9, 9));
  }

  @Test
  void hasAsManyFramesInASecondAsAreAskedFor() throws Exception {
    Film slow = moving(1, 2);
    Film quick = moving(1, 10);

    assertThat(slow.frames()).hasSizeBetween(1, 2);
    assertThat(quick.frames()).hasSizeBetween(3, 10);
    assertThat(List.of(slow.millis(), quick.millis())).containsOnly(1000);
  }

  @Test
  void isAsLongAsIsAskedFor() throws Exception {
    Film brief = moving(0.5, 4);
    Film lengthy = moving(2, 4);

    assertThat(brief.millis()).isEqualTo(500);
    assertThat(brief.frames()).hasSizeBetween(1, 2);
    assertThat(lengthy.millis()).isEqualTo(2000);
    assertThat(lengthy.frames()).hasSizeBetween(3, 8);
  }

  private Film moving(double seconds, int rate) throws Exception {
    open(MOVING);
    return film(
        take(
            "format",
            "gif",
            "scenario",
            "still",
            "duration",
            seconds,
            "frame_rate",
            rate,
            "image_width",
            200));
  }

  @Test
  void webpIsAsLongAsAskedAndSaysWhatItIs() throws Exception {
    open("<body style='margin:0'>" + BANDS.html());

    Picture picture =
        take(
            "format",
            "webp",
            "scenario",
            "scroll",
            "duration",
            1,
            "frame_rate",
            5,
            "image_width",
            200);

    ImageInfo probed =
        studio().engine().probe(Source.of(picture.file(), Files.size(picture.file())));
    assertThat(probed.width()).isEqualTo(200);
    assertThat(Objects.requireNonNull(picture.made()).frames()).isEqualTo(probed.frames());
  }

  @Test
  void refusesFilmOfTooManyPixels() {
    open("<body>");

    assertRefused(
        CaptureErrorCode.TOO_LARGE,
        "The film would have 500 frames of 800 x 600 pixels; at most 100000000 pixels are possible.",
        "format",
        "gif",
        "scenario",
        "still",
        "duration",
        15,
        "frame_rate",
        30);
  }

  /** A GIF, decoded. */
  private record Film(List<BufferedImage> frames, int millis) {

    int band(int frame) {
      return band(frames.get(frame));
    }

    static int band(BufferedImage frame) {
      return ((frame.getRGB(100, 12) >> 8) & 0xFF) - 1;
    }
  }

  private static Film film(Picture picture) throws Exception {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    List<BufferedImage> frames = new ArrayList<>();
    int millis = 0;
    try (ImageInputStream in = ImageIO.createImageInputStream(picture.file().toFile())) {
      reader.setInput(in);
      int count = reader.getNumImages(true);
      for (int i = 0; i < count; i++) {
        Node tree = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        frames.add(composed(frames, reader.read(i), tree));
        millis += 10 * number(tree, "GraphicControlExtension", "delayTime");
      }
    }
    return new Film(frames, millis);
  }

  /** A frame holds what has changed since the one before. */
  private static BufferedImage composed(
      List<BufferedImage> before, BufferedImage change, Node tree) {
    BufferedImage last = before.isEmpty() ? change : before.getLast();
    BufferedImage frame =
        new BufferedImage(last.getWidth(), last.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = frame.createGraphics();
    graphics.drawImage(last, 0, 0, null);
    int left = number(tree, "ImageDescriptor", "imageLeftPosition");
    graphics.drawImage(change, left, number(tree, "ImageDescriptor", "imageTopPosition"), null);
    graphics.dispose();
    return frame;
  }

  private static int number(Node tree, String element, String attribute) {
    Node found = ((IIOMetadataNode) tree).getElementsByTagName(element).item(0);
    return Integer.parseInt(found.getAttributes().getNamedItem(attribute).getNodeValue());
  }
}
