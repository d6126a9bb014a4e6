package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.Source;
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

  @Test
  void scrollsFromTopToBottomInTheTimeAskedFor() throws Exception {
    open("<body style='margin:0'>" + BANDS.html());

    Picture picture =
        take("format", "gif", "scenario", "scroll", "duration", 1, "frame_rate", 10, "image_width", 200);

    Film film = film(picture);
    assertThat(film.millis()).isEqualTo(1000);
    assertThat(film.frames()).hasSize(10);
    assertThat(film.band(0)).isZero();
    assertThat(film.band(9)).isEqualTo(34);
    assertThat(film.frames()).extracting(Film::band).isSorted();
    assertThat(files()).containsExactly(picture.file());
  }

  @Test
  void stillFilmShowsWhatMoves() throws Exception {
    open(
        """
        <style>@keyframes go { from { background: #000 } to { background: #fff } }
        body { animation: go 4s linear forwards }</style><body>""");

    Film film =
        film(take("format", "gif", "scenario", "still", "duration", 1, "frame_rate", 8));

    assertThat(film.frames().getFirst().getRGB(9, 9)).isNotEqualTo(film.frames().getLast().getRGB(9, 9));
  }

  @Test
  void webpIsAsLongAsAskedAndSaysWhatItIs() throws Exception {
    open("<body style='margin:0'>" + BANDS.html());

    Picture picture =
        take("format", "webp", "scenario", "scroll", "duration", 1, "frame_rate", 5, "image_width", 200);

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
        frames.add(reader.read(i));
        millis += 10 * delay(reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0"));
      }
    }
    return new Film(frames, millis);
  }

  private static int delay(Node tree) {
    Node control = ((IIOMetadataNode) tree).getElementsByTagName("GraphicControlExtension").item(0);
    return Integer.parseInt(control.getAttributes().getNamedItem("delayTime").getNodeValue());
  }
}
