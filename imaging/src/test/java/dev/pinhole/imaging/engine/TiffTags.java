package dev.pinhole.imaging.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes a TIFF structure: an EXIF block with a thumbnail, or a whole picture. Tags that belong in
/// sub-directories (EXIF, GPS) are put there.
final class TiffTags {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int UNDEFINED = 7;
  private static final int EXIF_POINTER = 0x8769;
  private static final int GPS_POINTER = 0x8825;

  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  private record Entry(int tag, int type, int count, byte[] value) {}

  private final List<Entry> main = new ArrayList<>();
  private final List<Entry> exif = new ArrayList<>();
  private final List<Entry> gps = new ArrayList<>();
  private final ByteBuffer out = ByteBuffer.allocate(65536);

  void ascii(int tag, String text) {
    byte[] value = (text + "\0").getBytes(US_ASCII);
    directory(tag).add(new Entry(tag, ASCII, value.length, value));
  }

  void bytes(int tag, byte[] value) {
    directory(tag).add(new Entry(tag, UNDEFINED, value.length, value));
  }

  void shortValue(int tag, int value) {
    byte[] field = ByteBuffer.allocate(4).putShort((short) value).array();
    directory(tag).add(new Entry(tag, SHORT, 1, field));
  }

  private List<Entry> directory(int tag) {
    if (tag < 0x20) {
      return gps;
    }
    return tag >= 0x9000 ? exif : main;
  }

  void longValue(int tag, int value) {
    main.add(pointer(tag, value));
  }

  TiffTags() {
    out.put("MM".getBytes(US_ASCII)).putShort((short) 42).putInt(0);
  }

  /// Puts bytes here and now; returns where they are.
  int place(byte[] bytes) {
    int position = out.position();
    out.put(bytes);
    return position;
  }

  byte[] withThumbnail(byte[] thumbnail) {
    int picture = place(thumbnail);
    return finished(write(List.of(pointer(0x0201, picture), pointer(0x0202, thumbnail.length)), 0));
  }

  /// @param next where the directory after the main one is, 0 for none
  byte[] finished(int next) {
    main.add(pointer(EXIF_POINTER, write(exif, 0)));
    main.add(pointer(GPS_POINTER, write(gps, 0)));
    main.sort(Comparator.comparingInt(Entry::tag));
    out.putInt(4, write(main, next));
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private static Entry pointer(int tag, int value) {
    return new Entry(tag, LONG, 1, ByteBuffer.allocate(4).putInt(value).array());
  }

  /// Values first, then the directory that points to them; returns where it is.
  private int write(List<Entry> entries, int next) {
    List<Integer> places = new ArrayList<>();
    for (Entry entry : entries) {
      places.add(out.position());
      out.put(entry.value);
    }
    int start = out.position();
    out.putShort((short) entries.size());
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      out.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
      out.putInt(entry.value.length > 4 ? places.get(i) : ByteBuffer.wrap(entry.value).getInt());
    }
    out.putInt(next);
    return start;
  }
}
