package dev.pinhole.server.image.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageMetadata;
import dev.pinhole.imaging.Source;
import dev.pinhole.server.image.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataReaderTest {
  private static final Duration SHORT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void putsKnownFieldsIntoWords() throws IOException {
    ImageMetadata read = read(TestImages.jpegWith(TestImages.jpeg(1), 0xE1, exifSegment()));

    assertThat(read.fields())
        .containsAllEntriesOf(
            Map.ofEntries(
                Map.entry("make", "NIKON"),
                Map.entry("model", "COOLPIX P1"),
                Map.entry("orientation", 1),
                Map.entry("software", "GIMP 2.4.5"),
                Map.entry("x_resolution", "72"),
                Map.entry("y_resolution", "72"),
                Map.entry("flash", "Flash did not fire, auto mode"),
                Map.entry("metering_mode", "Pattern"),
                Map.entry("saturation", "Normal"),
                Map.entry("sharpness", "Normal"),
                Map.entry("contrast", "Normal"),
                Map.entry("aperture_value", "2.9"),
                Map.entry("focal_length", "7.5"),
                Map.entry("exif_version", "0220"),
                Map.entry("xDimension", 100),
                Map.entry("yDimension", 75)));
    assertThat(read.tags().get("Exif IFD0")).containsEntry("Make", "NIKON");
    assertThat(read.truncated()).isFalse();
  }

  @Test
  void readsTheSameExifFromPngWebpAndTiff() throws IOException {
    byte[] exif = exif();
    byte[] png = TestImages.insert(TestImages.png(1), 33, TestImages.pngChunk("eXIf", exif));
    byte[] webp =
        ByteBuffer.allocate(20 + exif.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("RIFF".getBytes(StandardCharsets.US_ASCII))
            .putInt(12 + exif.length)
            .put("WEBPEXIF".getBytes(StandardCharsets.US_ASCII))
            .putInt(exif.length)
            .put(exif)
            .array();
    assertThat(read(png, ImageFormat.PNG).fields()).containsEntry("model", "COOLPIX P1");
    assertThat(read(webp, ImageFormat.WEBP).fields()).containsEntry("model", "COOLPIX P1");
    assertThat(read(exif, ImageFormat.TIFF).fields()).containsEntry("model", "COOLPIX P1");
  }

  @Test
  void readsAcrossTheFilesThatHoldTheBytes() throws IOException {
    byte[] jpeg = TestImages.jpegWith(TestImages.jpeg(1), 0xE1, exifSegment());
    Path first = Files.write(folder.resolve("first"), Arrays.copyOf(jpeg, 50));
    Path second = Files.write(folder.resolve("second"), Arrays.copyOfRange(jpeg, 50, jpeg.length));
    Source source = new Source(List.of(first, second), jpeg.length);
    assertThat(MetadataReader.metadata(source, ImageFormat.JPEG).fields())
        .containsEntry("make", "NIKON");
  }

  @Test
  void readsXmpCommentsAndText() throws IOException {
    String xmp =
        """
        http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
        xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="a tool"/></rdf:RDF></x:xmpmeta>
        """;
    byte[] jpeg = TestImages.jpegWith(TestImages.jpeg(1), 0xE1, bytes(xmp));
    ImageMetadata read = read(TestImages.jpegWith(jpeg, 0xFE, bytes("a \u202Ecomment\0")));
    assertThat(read.tags().get("XMP")).containsEntry("xmp:CreatorTool", "a tool");
    assertThat(read.tags().get("Comments")).containsEntry("Comment 1", "a comment");
  }

  @Test
  void expandsNoEntities() throws IOException {
    StringBuilder xmp =
        new StringBuilder("http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY a0 \"x\">");
    for (int i = 1; i < 30; i++) {
      xmp.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    xmp.append("]><x>&a29;</x>");
    assertBounded(TestImages.jpegWith(TestImages.jpeg(1), 0xE1, bytes(xmp.toString())));
  }

  @Test
  void survivesDirectoriesThatPointInCircles() throws IOException {
    ByteBuffer tiff = ByteBuffer.allocate(60_000).putShort((short) 0x4D4D).putShort((short) 42);
    tiff.putInt(8);
    // a chain of empty directories, as deep as the segment is long
    while (tiff.remaining() > 12) {
      tiff.putShort((short) 0).putInt(tiff.position() + 4);
    }
    assertBounded(jpegWithExif(tiff.array()));

    ByteBuffer circle = ByteBuffer.allocate(100).putShort((short) 0x4D4D).putShort((short) 42);
    circle.putInt(8).putShort((short) 1);
    entry(circle, 0x8769, 4, 1, 8);
    circle.putInt(8);
    assertBounded(jpegWithExif(circle.array()));
  }

  @Test
  void survivesThousandsOfSegmentsAndGiantValues() throws IOException {
    byte[] jpeg = TestImages.jpeg(1);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(jpeg, 0, 2);
    byte[] segment = TestImages.jpegWith(new byte[2], 0xE1, exifSegment());
    for (int i = 0; i < 2000; i++) {
      many.write(segment, 2, segment.length - 2);
    }
    many.write(jpeg, 2, jpeg.length - 2);
    assertBounded(many.toByteArray());

    ByteBuffer giant = ByteBuffer.allocate(60_000).putShort((short) 0x4D4D).putShort((short) 42);
    giant.putInt(8).putShort((short) 2000);
    for (int i = 0; i < 2000; i++) {
      entry(giant, 0x1000 + i, 2, 50_000, 100);
    }
    assertBounded(jpegWithExif(giant.array()));
  }

  @Test
  void leavesCompressedTextAlone() throws IOException {
    byte[] png = TestImages.png(1);
    byte[] text = bytes("Comment\0\0");
    assertThat(
            read(TestImages.insert(png, 33, TestImages.pngChunk("zTXt", text)), ImageFormat.PNG)
                .tags())
        .isEmpty();
  }

  @Test
  void survivesAnyDamage() throws IOException {
    byte[] good = TestImages.jpegWith(TestImages.jpeg(1), 0xE1, exifSegment());
    Random random = new Random(42);
    for (int i = 0; i < 3000; i++) {
      byte[] bad = good.clone();
      for (int flips = 1 + random.nextInt(20); flips > 0; flips--) {
        bad[2 + random.nextInt(400)] = (byte) random.nextInt();
      }
      assertBounded(bad);
    }
  }

  private void assertBounded(byte[] jpeg) throws IOException {
    ImageMetadata read = Assertions.assertTimeout(SHORT, () -> read(jpeg));
    assertThat(read.tags().values().stream().mapToInt(Map::size).sum()).isLessThanOrEqualTo(500);
    assertThat(read.tags().values())
        .allSatisfy(tags -> assertThat(tags.values()).allMatch(v -> v.length() <= 1000));
  }

  private ImageMetadata read(byte[] jpeg) throws IOException {
    return read(jpeg, ImageFormat.JPEG);
  }

  private ImageMetadata read(byte[] bytes, ImageFormat format) throws IOException {
    Path file = Files.write(folder.resolve("image"), bytes);
    return MetadataReader.metadata(Source.of(file, bytes.length), format);
  }

  private static byte[] jpegWithExif(byte[] exif) {
    return TestImages.jpegWith(TestImages.jpeg(1), 0xE1, withPrefix(exif));
  }

  private static byte[] exifSegment() {
    return withPrefix(exif());
  }

  private static byte[] withPrefix(byte[] exif) {
    return TestImages.insert(exif, 0, bytes("Exif\0\0"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A big-endian TIFF structure with what a compact camera writes. */
  private static byte[] exif() {
    ByteBuffer tiff = ByteBuffer.allocate(600).putShort((short) 0x4D4D).putShort((short) 42);
    tiff.putInt(8).putShort((short) 7);
    text(tiff, 0x010F, "NIKON", 300);
    text(tiff, 0x0110, "COOLPIX P1", 320);
    entry(tiff, 0x0112, 3, 1, 1 << 16);
    fraction(tiff, 0x011A, 72, 1, 340);
    fraction(tiff, 0x011B, 72, 1, 350);
    text(tiff, 0x0131, "GIMP 2.4.5", 360);
    entry(tiff, 0x8769, 4, 1, 120);
    tiff.putInt(0).position(120).putShort((short) 10);
    entry(tiff, 0x9000, 7, 4, 0x30323230);
    fraction(tiff, 0x9202, 29, 10, 380);
    entry(tiff, 0x9207, 3, 1, 5 << 16);
    entry(tiff, 0x9209, 3, 1, 0x18 << 16);
    fraction(tiff, 0x920A, 75, 10, 390);
    entry(tiff, 0xA002, 4, 1, 100);
    entry(tiff, 0xA003, 4, 1, 75);
    entry(tiff, 0xA408, 3, 1, 0);
    entry(tiff, 0xA409, 3, 1, 0);
    entry(tiff, 0xA40A, 3, 1, 0);
    tiff.putInt(0);
    return tiff.array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static void text(ByteBuffer tiff, int tag, String text, int at) {
    tiff.put(at, bytes(text));
    entry(tiff, tag, 2, text.length() + 1, at);
  }

  private static void fraction(ByteBuffer tiff, int tag, int above, int below, int at) {
    tiff.putInt(at, above).putInt(at + 4, below);
    entry(tiff, tag, 5, 1, at);
  }
}
