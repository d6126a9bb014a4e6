package dev.pinhole.imaging.inspect;

import static dev.pinhole.imaging.inspect.Layout.big;
import static dev.pinhole.imaging.inspect.Layout.box;
import static dev.pinhole.imaging.inspect.Layout.chunk;
import static dev.pinhole.imaging.inspect.Layout.frameHeader;
import static dev.pinhole.imaging.inspect.Layout.header;
import static dev.pinhole.imaging.inspect.Layout.jpeg;
import static dev.pinhole.imaging.inspect.Layout.little;
import static dev.pinhole.imaging.inspect.Layout.png;
import static dev.pinhole.imaging.inspect.Layout.riff;
import static dev.pinhole.imaging.inspect.Layout.segment;
import static dev.pinhole.imaging.inspect.Layout.webp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.ImagingException.LimitExceeded;
import dev.pinhole.imaging.ImagingException.Unsupported;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {
  private static final byte[] PHOTO = frameHeader(0xc0, 8, 40, 30, 3);

  private static Inspection inspect(byte[] file) throws ImagingException {
    return Inspector.walk(new Bytes(file), ImageLimits.DEFAULT);
  }

  private static ImageInfo info(byte[] file) throws ImagingException {
    return inspect(file).info();
  }

  private static void assertExceeds(byte[] file, Limit limit, long found, long allowed) {
    assertThatThrownBy(() -> inspect(file))
        .isInstanceOfSatisfying(
            LimitExceeded.class,
            e -> {
              assertThat(e.limit()).isEqualTo(limit);
              assertThat(e.found()).isEqualTo(found);
              assertThat(e.allowed()).isEqualTo(allowed);
            });
  }

  private static void assertCorrupt(byte[] file, String words) {
    assertThatThrownBy(() -> inspect(file)).isInstanceOf(Corrupt.class).hasMessageContaining(words);
  }

  private static void assertUnsupported(byte[] file, String words) {
    assertThatThrownBy(() -> inspect(file))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining(words);
  }

  @Nested
  class AnyFile {
    @TempDir private Path directory = Path.of("");

    @Test
    void anImageMayLieInAnyNumberOfParts() throws Exception {
      byte[] file = png(header(300, 200, 8, 2), chunk("tEXt", new byte[200_000]));
      List<Path> parts = new ArrayList<>();
      int[] ends = {0, 1, 1, 20, 60_000, 150_000, file.length};
      for (int i = 1; i < ends.length; i++) {
        byte[] part = Arrays.copyOfRange(file, ends[i - 1], ends[i]);
        parts.add(Files.write(directory.resolve("part" + i), part));
      }
      Source source = new Source(parts, file.length);
      assertThat(Inspector.inspect(source, ImageLimits.DEFAULT)).isEqualTo(inspect(file));
    }

    @Test
    void aFileLargerThanTheLimitIsNotRead() throws IOException {
      Path file = directory.resolve("large");
      try (var large = new java.io.RandomAccessFile(file.toFile(), "rw")) {
        large.setLength(ImageLimits.DEFAULT.inputBytes() + 1);
      }
      assertThatThrownBy(() -> Inspector.inspect(Source.of(file, 10), ImageLimits.DEFAULT))
          .isInstanceOfSatisfying(
              LimitExceeded.class, e -> assertThat(e.limit()).isEqualTo(Limit.INPUT_BYTES));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "x",
          "<html><body></body></html>",
          "push graphic-context\nviewbox 0 0 1 1",
          "\u007fELF\u0002\u0001",
          "PK\u0003\u0004",
          "\u001f\u008b\u0008\u0000",
          "\u0000\u0000\u0001\u0000icon",
          "%PDF-1.7",
          "\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000isommp42",
          "<?xml version='1.0' encoding='UTF-7'?>+ADw-svg+AD4-"
        })
    void anythingElseIsRefusedWithTheListOfWhatIsRead(String content) {
      byte[] file = content.getBytes(StandardCharsets.ISO_8859_1);
      assertUnsupported(file, "accepted are JPEG, PNG, WEBP, AVIF, GIF, TIFF, BMP, SVG, HEIC");
    }

    @Test
    void anEmptyFileIsCorrupt() {
      assertCorrupt(new byte[0], "empty");
    }
  }

  @Nested
  class Jpeg {
    @Test
    void sizeComesFromTheFrameHeader() throws Exception {
      assertThat(info(jpeg(PHOTO)))
          .isEqualTo(new ImageInfo(ImageFormat.JPEG, 40, 30, 1, 1, false, 1, false));
    }

    @ParameterizedTest
    @CsvSource({"3,6,6,30", "4,8,8,30", "3,2,2,40", "3,0,1,40", "3,9,1,40", "5,6,1,40"})
    void orientationCountsWhereItIsLegal(int type, int stored, int read, int width)
        throws Exception {
      byte[] exif = segment(0xe1, "Exif\0\0", Layout.exif(type, stored));
      ImageInfo info = info(jpeg(exif, PHOTO));
      assertThat(info.orientation()).isEqualTo(read);
      assertThat(info.width()).isEqualTo(width);
    }

    @Test
    void profileIsSeen() throws Exception {
      assertThat(info(jpeg(segment(0xe2, "ICC_PROFILE\0", 1, 1), PHOTO)).icc()).isTrue();
    }

    @Test
    void whatFollowsTheEndIsNotLookedAt() throws Exception {
      assertThat(info(Layout.of(jpeg(PHOTO), "<script>")).width()).isEqualTo(40);
    }

    @Test
    void everyTruncationIsCorrupt() {
      byte[] whole = jpeg(PHOTO);
      for (int length = 3; length < whole.length; length++) {
        assertCorrupt(Arrays.copyOf(whole, length), "cut short");
      }
    }

    @Test
    void variantsThatNoDecoderReadsAreNamed() {
      assertUnsupported(jpeg(frameHeader(0xc1, 12, 40, 30, 3)), "12 bits");
      assertUnsupported(jpeg(frameHeader(0xc3, 8, 40, 30, 3)), "lossless");
      assertUnsupported(jpeg(frameHeader(0xc9, 8, 40, 30, 3)), "arithmetic");
      assertUnsupported(jpeg(frameHeader(0xc5, 8, 40, 30, 3)), "hierarchical");
      assertUnsupported(jpeg(frameHeader(0xc0, 8, 40, 30, 2)), "2 colour components");
    }

    @Test
    void impossibleStructureIsCorrupt() {
      assertCorrupt(jpeg(frameHeader(0xc0, 8, 40, 0, 3)), "40 × 0");
      assertCorrupt(jpeg(PHOTO, PHOTO), "two frame headers");
      assertCorrupt(jpeg(), "before its frame header");
      assertCorrupt(Layout.of(0xff, 0xd8, 0xff, 0xe0, 0, 1), "impossible length");
    }

    @Test
    void scansAreCounted() throws Exception {
      byte[] scan = segment(0xda, new byte[6]);
      byte[][] segments = new byte[100][];
      Arrays.fill(segments, scan);
      segments[0] = frameHeader(0xc2, 8, 40, 30, 3);
      assertThat(inspect(jpeg(segments)).scans()).isEqualTo(100);
      byte[][] more = Arrays.copyOf(segments, 101);
      more[100] = scan;
      assertExceeds(jpeg(more), Limit.SCANS, 101, 100);
    }

    @Test
    void sizeIsLimitedBeforeTheRestIsRead() {
      byte[] start = Layout.of(0xff, 0xd8, frameHeader(0xc0, 8, 65_535, 65_535, 3));
      assertExceeds(start, Limit.PIXELS, 65_535L * 65_535, 100_000_000);
    }

    @Test
    void coefficientsOfAProgressiveOneCountAsDecoded() throws Exception {
      assertThat(inspect(jpeg(PHOTO)).decodedBytes()).isEqualTo(40 * 30 * 3);
      assertThat(inspect(jpeg(frameHeader(0xc2, 8, 40, 30, 3))).decodedBytes())
          .isEqualTo(40 * 30 * 9);
      assertExceeds(
          jpeg(frameHeader(0xc2, 8, 10_000, 10_000, 4)),
          Limit.DECODED_BYTES,
          1_200_000_000,
          1L << 30);
    }
  }

  @Nested
  class Png {
    @Test
    void headerSaysWhatItIs() throws Exception {
      byte[] file = png(header(7, 5, 16, 6), chunk("iCCP", "x"), chunk("eXIf", Layout.exif(3, 6)));
      assertThat(inspect(file))
          .isEqualTo(
              new Inspection(
                  new ImageInfo(ImageFormat.PNG, 5, 7, 1, 1, true, 6, true),
                  7,
                  5,
                  16,
                  1,
                  35,
                  35 * 8));
    }

    @Test
    void framesOfAnAnimationAreCounted() throws Exception {
      byte[] control = chunk("fcTL", new byte[26]);
      assertThat(info(png(header(7, 5, 8, 3), control, control, control)).frames()).isEqualTo(3);
      byte[][] many = new byte[1002][];
      Arrays.fill(many, control);
      many[0] = header(7, 5, 8, 3);
      assertExceeds(png(many), Limit.FRAMES, 1001, 1000);
    }

    @Test
    void impossibleHeadersAreCorrupt() {
      assertCorrupt(png(header(10, 0, 8, 2)), "10 × 0");
      assertCorrupt(png(header(0xffffffffL, 0xffffffffL, 8, 2)), "4294967295");
      assertCorrupt(png(header(10, 10, 3, 2)), "pixel layout");
      assertCorrupt(png(chunk("tEXt", "x")), "header");
      assertCorrupt(png(header(1, 1, 8, 2), header(1, 1, 8, 2)), "header");
    }

    @Test
    void damageCountsInCriticalChunksOnly() throws Exception {
      byte[] text = chunk("iCCP", "abc");
      text[9] ^= 1;
      assertThat(info(png(header(1, 1, 8, 2), text)).icc()).isFalse();
      byte[] bad = header(1, 1, 8, 2);
      bad[10] ^= 1;
      assertCorrupt(png(bad), "IHDR has a wrong checksum");
    }

    @Test
    void everyTruncationIsCorrupt() {
      byte[] whole = png(header(10, 10, 8, 2));
      for (int length = 8; length < whole.length; length++) {
        assertCorrupt(Arrays.copyOf(whole, length), "cut short");
      }
    }

    @Test
    void bombIsRefused() {
      assertExceeds(png(header(30_000, 30_000, 1, 0)), Limit.PIXELS, 900_000_000, 100_000_000);
    }
  }

  @Nested
  class Webp {
    @Test
    void stillImages() throws Exception {
      assertThat(info(webp(Layout.lossless(40, 30, true))))
          .isEqualTo(new ImageInfo(ImageFormat.WEBP, 40, 30, 1, 1, true, 1, false));
      byte[] lossy = riff("VP8 ", 0x10, 0, 0, 0x9d, 1, 0x2a, little(2, 40), little(2, 30), "data");
      assertThat(info(webp(lossy)).height()).isEqualTo(30);
    }

    @Test
    void extendedOneHasMetadata() throws Exception {
      byte[] file =
          webp(
              Layout.canvas(0x28, 40, 30),
              riff("ICCP", "profile"),
              Layout.lossless(40, 30, false),
              riff("EXIF", "Exif\0\0", Layout.exif(3, 8)));
      ImageInfo info = info(file);
      assertThat(info.icc()).isTrue();
      assertThat(info.orientation()).isEqualTo(8);
      assertThat(info.width()).isEqualTo(30);
    }

    @Test
    void animation() throws Exception {
      byte[] frame = Layout.animationFrame(10, 10);
      assertThat(info(webp(Layout.canvas(2, 40, 30), frame, frame)).frames()).isEqualTo(2);
      assertCorrupt(webp(Layout.canvas(2, 40, 30), Layout.animationFrame(41, 10)), "contradictory");
    }

    @Test
    void imageLargerThanItsCanvasIsCorrupt() {
      assertCorrupt(
          webp(Layout.canvas(0, 4, 3), Layout.lossless(16_000, 6000, false)), "contradictory");
    }

    @Test
    void cutShort() {
      byte[] whole = webp(Layout.lossless(40, 30, true));
      for (int length = 12; length < whole.length; length++) {
        byte[] part = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> inspect(part)).isInstanceOf(Corrupt.class);
      }
    }
  }

  @Nested
  class Gif {
    @Test
    void framesAreCounted() throws Exception {
      assertThat(info(Layout.gif(40, 30, 3)))
          .isEqualTo(new ImageInfo(ImageFormat.GIF, 40, 30, 3, 1, false, 1, false));
    }

    @Test
    void hundredThousandFramesAreRefusedAtTheFirstTooMany() {
      assertExceeds(Layout.gif(1, 1, 100_000), Limit.FRAMES, 1001, 1000);
    }

    @Test
    void allFramesTogetherKeepTheLimit() {
      assertExceeds(Layout.gif(1000, 1000, 101), Limit.PIXELS, 101_000_000, 100_000_000);
    }

    @Test
    void withoutAFrameItIsCorrupt() {
      assertCorrupt(Layout.gif(10, 10, 0), "no image data");
      assertCorrupt(Arrays.copyOf(Layout.gif(10, 10, 1), 25), "cut short");
    }
  }

  @Nested
  class Tiff {
    @Test
    void pagesAreCounted() throws Exception {
      assertThat(info(Layout.tiff(3, 50, 0)))
          .isEqualTo(new ImageInfo(ImageFormat.TIFF, 50, 50, 1, 3, false, 6, false));
    }

    @Test
    void loopIsCorrupt() {
      assertCorrupt(Layout.tiff(2, 50, 8), "loop");
    }

    @Test
    void limitsCountOverAllPages() {
      assertExceeds(Layout.tiff(1001, 5, 0), Limit.FRAMES, 1001, 1000);
      assertExceeds(Layout.tiff(2, 8000, 0), Limit.PIXELS, 128_000_000, 100_000_000);
    }

    @Test
    void directoryOutsideTheFileIsCorrupt() {
      assertCorrupt(Layout.tiff(1, 50, 1_000_000), "cut short");
    }
  }

  @Nested
  class Bmp {
    @Test
    void bothDirectionsOfRows() throws Exception {
      assertThat(info(Layout.bmp(40, 30, 24, 0)).height()).isEqualTo(30);
      assertThat(info(Layout.bmp(40, -30, 24, 0)).height()).isEqualTo(30);
    }

    @Test
    void pixelsMustBeThere() {
      byte[] whole = Layout.bmp(40, 30, 24, 0);
      assertCorrupt(Arrays.copyOf(whole, whole.length - 1), "cut short");
    }

    @Test
    void runLengthBombIsRefused() {
      assertExceeds(Layout.bmp(65_000, 65_000, 8, 1), Limit.PIXELS, 65_000L * 65_000, 100_000_000);
    }

    @Test
    void embeddedOtherFormatIsUnsupported() {
      assertUnsupported(Layout.bmp(10, 10, 24, 5), "another format");
    }
  }

  @Nested
  class Heif {
    @Test
    void codecTellsAvifFromHeic() throws Exception {
      assertThat(info(Layout.heif("avif", "av01", Layout.av1(40, 30), Layout.size(40, 30))))
          .isEqualTo(new ImageInfo(ImageFormat.AVIF, 40, 30, 1, 1, false, 1, false));
      assertThat(info(Layout.heif("heic", "hvc1", new byte[9], Layout.size(40, 30))).format())
          .isEqualTo(ImageFormat.HEIC);
      assertUnsupported(
          Layout.heif("mif1", "jpeg", new byte[9], Layout.size(40, 30)), "coded as jpeg");
    }

    @Test
    void rotationSwapsTheSides() throws Exception {
      byte[] file =
          Layout.heif("avif", "av01", Layout.av1(40, 30), Layout.size(40, 30), box("irot", 1));
      assertThat(info(file).width()).isEqualTo(30);
      assertThat(info(file).orientation()).isEqualTo(1);
    }

    @Test
    void codecHeaderCountsWhereTheFileLies() {
      assertExceeds(
          Layout.heif("avif", "av01", Layout.av1(12_000, 12_000), Layout.size(16, 16)),
          Limit.PIXELS,
          144_000_000,
          100_000_000);
    }

    @Test
    void dataMustBeInTheFile() {
      byte[] whole = Layout.heif("avif", "av01", Layout.av1(40, 30), Layout.size(40, 30));
      assertCorrupt(Arrays.copyOf(whole, whole.length - 3), "cut short");
    }

    @Test
    void boxesWithoutSizeDoNotLoop() {
      byte[] start = box("ftyp", "avif", big(4, 0), "avif");
      assertThatThrownBy(() -> inspect(Layout.of(start, big(4, 0), "meta", big(4, 0), big(4, 0), "free")))
          .isInstanceOf(Corrupt.class);
      assertCorrupt(Layout.of(start, big(4, 3), "free"), "impossible size 3");
    }
  }
}
