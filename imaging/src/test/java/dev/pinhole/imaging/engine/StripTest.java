package dev.pinhole.imaging.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ImageFormat;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stripping is not taken on trust: words are planted wherever a format can hold some, and every
/// byte that leaves is searched.
class StripTest {
  /// What cannot carry words. Others could, compressed.
  private static final List<String> HARMLESS_PNG_CHUNKS =
      List.of("IHDR", "PLTE", "tRNS", "pHYs", "bKGD", "sBIT", "IDAT", "IEND");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          JPEG | DESCRIPTION ARTIST USERCOMMENT GPSDATE THUMBNAIL XMP IPTC ICC COMMENT APP12 TRAILING
          PNG  | DESCRIPTION GPSDATE THUMBNAIL XMP ICCNAME TEXT TRAILING
          PNG2 | DESCRIPTION ARTIST
          WEBP | DESCRIPTION ARTIST USERCOMMENT GPSDATE XMP ICC
          TIF2 | XMP ICC
          TIFF | DESCRIPTION ARTIST USERCOMMENT GPSDATE XMP IPTC
          AVIF | DESCRIPTION ARTIST USERCOMMENT GPSDATE XMP ICC
          GIF  | COMMENT XMP ICC TRAILING
          """)
  void letsNoPlantedWordOut(String input, String planted) throws Exception {
    byte[] bytes = planted(input);
    for (String word : planted.split(" ", -1)) {
      assertThat(new String(bytes, ISO_8859_1)).contains(Canaries.WORD + word);
    }
    Path source = Pictures.file(directory, bytes);
    for (ImageFormat output : ImageFormat.writableFormats()) {
      for (String query : List.of("", "&w=40", "&rect=3,3,20,20", "&max-bytes=30000", "&anim=1")) {
        byte[] rendition = Pictures.render(source, "fm=" + output.extension() + query).bytes();

        assertNoWords(output, rendition);
      }
    }
  }

  private byte[] planted(String input) throws Exception {
    BufferedImage image = Pictures.scene(96, 64);
    byte[] jpeg = Canaries.jpeg(image, 1);
    return switch (input) {
      case "JPEG" -> jpeg;
      case "PNG" -> Canaries.png(image);
      case "GIF" -> Canaries.gif(image);
      case "PNG2" -> Canaries.kept(jpeg, "pngsave_buffer", directory);
      case "WEBP" -> Canaries.kept(jpeg, "webpsave_buffer", directory);
      case "TIFF" -> Canaries.tiff(96, 64);
      case "TIF2" -> Canaries.kept(jpeg, "tiffsave_buffer", directory);
      case "AVIF" -> Canaries.kept(jpeg, "heifsave_buffer", directory);
      default -> throw new IllegalArgumentException(input);
    };
  }

  private static void assertNoWords(ImageFormat format, byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    for (var charset : List.of(ISO_8859_1, UTF_16LE, UTF_16BE)) {
      assertThat(text)
          .as("%s in %s", format, charset)
          .doesNotContain(new String(Canaries.WORD.getBytes(charset), ISO_8859_1));
    }
    assertThat(text)
        .as(format.name())
        .doesNotContain("Exif", "ICC_PROFILE", "8BIM", "xmpmeta", "ICCP", "XMP ");
    if (format == ImageFormat.PNG) {
      assertThat(chunks(bytes)).isSubsetOf(HARMLESS_PNG_CHUNKS);
    }
  }

  private static List<String> chunks(byte[] png) {
    List<String> types = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(png).position(8);
    while (rest.hasRemaining()) {
      int length = rest.getInt();
      byte[] type = new byte[4];
      rest.get(type);
      types.add(new String(type, ISO_8859_1));
      rest.position(rest.position() + length + 4);
    }
    return types;
  }
}
