package dev.pinhole.imaging.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pinhole.imaging.vips.Operation;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.SourceBytes;
import dev.pinhole.imaging.vips.VipsImage;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Files with `CANARY-…` in every place where a format can hide words.
final class Canaries {
  static final String WORD = "CANARY-";
  private static final int KEEP_ALL = 31;

  private Canaries() {}

  /// EXIF with GPS and a thumbnail, XMP, IPTC, ICC, comment, an unknown APP segment, and words
  /// after the end.
  static byte[] jpeg(BufferedImage image, int orientation) throws IOException {
    byte[] plain = Pictures.encoded(image, "jpg");
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    segment(out, 0xe1, "Exif\0\0", exif(orientation));
    segment(out, 0xe1, "http://ns.adobe.com/xap/1.0/\0", xmp());
    segment(out, 0xed, "Photoshop 3.0\0", iptc());
    segment(out, 0xe2, "ICC_PROFILE\0\u0001\u0001", icc());
    segment(out, 0xec, "Ducky\0", bytes("CANARY-APP12"));
    segment(out, 0xfe, "", bytes("CANARY-COMMENT"));
    out.write(plain, 2, plain.length - 2);
    out.writeBytes(bytes("CANARY-TRAILING"));
    return out.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, int marker, String start, byte[] rest) {
    byte[] head = start.getBytes(ISO_8859_1);
    int length = 2 + head.length + rest.length;
    out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
    out.writeBytes(head);
    out.writeBytes(rest);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] xmp() {
    return bytes(
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
            + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            + "<rdf:Description rdf:about='CANARY-XMP'/></rdf:RDF></x:xmpmeta>");
  }

  private static byte[] iptc() {
    byte[] caption = bytes("CANARY-IPTC!");
    ByteBuffer record = ByteBuffer.allocate(12 + 5 + caption.length + 1);
    record.put(bytes("8BIM")).putShort((short) 0x0404).putShort((short) 0);
    record.putInt(5 + caption.length);
    record.put((byte) 0x1c).put((byte) 2).put((byte) 120).putShort((short) caption.length);
    return record.put(caption).array();
  }

  /// The JDK's sRGB profile with a word behind its last tag.
  static byte[] icc() {
    byte[] profile =
        concat(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData(), bytes("CANARY-ICC!!"));
    ByteBuffer.wrap(profile).putInt(profile.length);
    return profile;
  }

  /// IFD0 with description, orientation, EXIF and GPS, and IFD1 with a thumbnail that holds a
  /// canary itself.
  static byte[] exif(int orientation) {
    var tiff = new TiffTags();
    tiff.ascii(0x010e, "CANARY-DESCRIPTION");
    tiff.ascii(0x010f, "CANARY-MAKE");
    tiff.shortValue(0x0112, orientation);
    tiff.ascii(0x013b, "CANARY-ARTIST");
    tiff.bytes(0x9286, bytes("ASCII\0\0\0CANARY-USERCOMMENT"));
    tiff.ascii(0x001d, "CANARY-GPSDATE");
    return tiff.withThumbnail(thumbnail());
  }

  /// A grey picture with words in the tags that TIFF has for them.
  static byte[] tiff(int width, int height) {
    var tiff = new TiffTags();
    int pixels = tiff.place(new byte[width * height]);
    tiff.shortValue(0x0100, width);
    tiff.shortValue(0x0101, height);
    tiff.shortValue(0x0102, 8);
    tiff.shortValue(0x0103, 1);
    tiff.shortValue(0x0106, 1);
    tiff.longValue(0x0111, pixels);
    tiff.shortValue(0x0115, 1);
    tiff.shortValue(0x0116, height);
    tiff.longValue(0x0117, width * height);
    tiff.ascii(0x010e, "CANARY-DESCRIPTION");
    tiff.ascii(0x013b, "CANARY-ARTIST");
    tiff.bytes(0x02bc, xmp());
    tiff.bytes(0x83bb, iptc());
    tiff.bytes(0x8649, iptc());
    tiff.bytes(0x9286, bytes("ASCII\0\0\0CANARY-USERCOMMENT"));
    tiff.ascii(0x001d, "CANARY-GPSDATE");
    return tiff.finished(0);
  }

  private static byte[] thumbnail() {
    try {
      byte[] plain = Pictures.encoded(Pictures.grid(16, 16), "jpg");
      var out = new ByteArrayOutputStream();
      out.write(plain, 0, 2);
      segment(out, 0xfe, "", bytes("CANARY-THUMBNAIL"));
      out.write(plain, 2, plain.length - 2);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The planted JPEG in another format, by libvips told to keep all metadata.
  static byte[] kept(byte[] jpeg, String saver, Path directory) throws Exception {
    try (Scope scope = new Scope()) {
      VipsImage image =
          new Operation(scope, "jpegload_buffer")
              .with("buffer", SourceBytes.of(scope, jpeg))
              .image();
      Operation save = new Operation(scope, saver).with("in", image).with("keep", KEEP_ALL);
      if (saver.equals("heifsave_buffer")) {
        save.with("compression", 4);
      }
      Path file = Files.createTempFile(directory, "kept-", "");
      save.bytes().writeTo(file);
      return Files.readAllBytes(file);
    }
  }

  /// A PNG with words in each kind of text chunk, a compressed profile, EXIF, and after its end.
  static byte[] png(BufferedImage image) throws IOException {
    byte[] plain = Pictures.encoded(image, "png");
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 33);
    chunk(out, "iCCP", concat(bytes("CANARY-ICCNAME\0\0"), deflated(icc())));
    chunk(out, "tEXt", bytes("Comment\0CANARY-TEXT"));
    chunk(out, "zTXt", concat(bytes("Comment\0\0"), deflated(bytes("CANARY-ZTXT"))));
    chunk(out, "iTXt", concat(bytes("XML:com.adobe.xmp\0\0\0\0\0"), xmp()));
    chunk(out, "eXIf", exif(1));
    out.write(plain, 33, plain.length - 33);
    out.writeBytes(bytes("CANARY-TRAILING"));
    return out.toByteArray();
  }

  /// A PNG with this ICC profile and no words.
  static byte[] pngWithProfile(BufferedImage image, byte[] profile) throws IOException {
    byte[] plain = Pictures.encoded(image, "png");
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 33);
    chunk(out, "iCCP", concat(bytes("profile\0\0"), deflated(profile)));
    out.write(plain, 33, plain.length - 33);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] body = concat(bytes(type), data);
    var crc = new CRC32();
    crc.update(body);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(body);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] deflated(byte[] data) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(out)) {
      deflater.write(data);
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
  }

  /// A GIF with a comment, an XMP extension, an unknown extension, and words after its end.
  static byte[] gif(BufferedImage image) throws IOException {
    byte[] plain = Pictures.encoded(image, "gif");
    int table = (plain[10] & 0x80) == 0 ? 0 : 3 << ((plain[10] & 7) + 1);
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 13 + table);
    extension(out, 0xfe, bytes("CANARY-COMMENT"));
    extension(out, 0xff, bytes("XMP DataXMP"), bytes("CANARY-XMP"));
    extension(out, 0xff, bytes("ICCRGBG1012"), bytes("CANARY-ICC"));
    out.write(plain, 13 + table, plain.length - 13 - table);
    out.writeBytes(bytes("CANARY-TRAILING"));
    return out.toByteArray();
  }

  private static void extension(ByteArrayOutputStream out, int label, byte[]... blocks) {
    out.write(0x21);
    out.write(label);
    for (byte[] block : blocks) {
      out.write(block.length);
      out.writeBytes(block);
    }
    out.write(0);
  }
}
