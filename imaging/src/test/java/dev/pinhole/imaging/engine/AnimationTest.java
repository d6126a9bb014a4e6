package dev.pinhole.imaging.engine;

import static dev.pinhole.imaging.engine.Pictures.fieldAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.imaging.ImageInfo;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnimationTest {
  private static final String GIF_METADATA = "javax_imageio_gif_image_1.0";

  @TempDir private Path directory;
  private Path gif;

  /// Nine frames, each filled with one of the nine colours, shown for 70 ms.
  @BeforeEach
  void makeAnimation() throws Exception {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < 9; i++) {
        BufferedImage frame = frame(i);
        writer.writeToSequence(new IIOImage(frame, null, timed(writer, frame)), null);
      }
      writer.endWriteSequence();
    }
    gif = Pictures.file(directory, bytes.toByteArray());
  }

  private static IIOMetadata timed(javax.imageio.ImageWriter writer, BufferedImage frame)
      throws Exception {
    var type = ImageTypeSpecifier.createFromRenderedImage(frame);
    IIOMetadata metadata = writer.getDefaultImageMetadata(type, null);
    var root = new IIOMetadataNode(GIF_METADATA);
    var control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", "7");
    root.appendChild(control);
    metadata.mergeTree(GIF_METADATA, root);
    return metadata;
  }

  private static BufferedImage frame(int number) {
    var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Pictures.NINE[number]);
    graphics.fillRect(0, 0, 60, 40);
    graphics.dispose();
    return image;
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                                60, 40",
    "w=31,                                              31, 21",
    "w=30&h=30&fit=cover&crop=attention,                30, 30",
    "w=90&h=20&fit=cover&crop=top,                      90, 20",
    "rot=90&w=20,                                       20, 30",
    "'rect=10,10,20,20&blur=1&sharp=1',                 20, 20",
    "pad=4&bg=fff,                                      68, 48",
    "trim=5,                                            60, 40",
  })
  void keepsEveryFrame(String query, int width, int height) throws Exception {
    for (String format : new String[] {"gif", "webp"}) {
      var result =
          Pictures.render(gif, query + (query.isEmpty() ? "" : "&") + "anim=1&fm=" + format);

      ImageInfo info = Pictures.ENGINE.probe(Pictures.source(result.file()));
      assertThat(info.frames()).as(format).isEqualTo(9);
      assertThat(info.width()).isEqualTo(width);
      assertThat(info.height()).isEqualTo(height);
      assertThat(result.rendered())
          .returns(9, r -> r.frames())
          .returns(width, r -> r.width())
          .returns(height, r -> r.height());
    }
  }

  @Test
  void keepsOrderTimingAndContentThroughWebpAndBack() throws Exception {
    Path webp = Pictures.render(gif, "anim=1&fm=webp&w=45").file();

    Path back = Pictures.render(webp, "anim=1&fm=gif").file();

    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var in = ImageIO.createImageInputStream(back.toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(9);
      for (int i = 0; i < 9; i++) {
        assertThat(fieldAt(reader.read(i), 0.5, 0.5)).isEqualTo(i);
        assertThat(delay(reader.getImageMetadata(i))).isEqualTo("7");
      }
    }
  }

  private static String delay(IIOMetadata metadata) {
    var root = (IIOMetadataNode) metadata.getAsTree(GIF_METADATA);
    var control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    return control.getAttribute("delayTime");
  }

  @ParameterizedTest
  @CsvSource({"fm=gif", "fm=webp", "fm=png&anim=1", "fm=jpg&anim=1", "fm=avif&anim=1"})
  void keepsTheFirstFrameOtherwise(String query) throws Exception {
    var result = Pictures.render(gif, query);

    assertThat(result.rendered().frames()).isEqualTo(1);
    assertThat(Pictures.ENGINE.probe(Pictures.source(result.file())).frames()).isEqualTo(1);
    assertThat(fieldAt(result.pixels(), 0.5, 0.5)).isZero();
  }
}
