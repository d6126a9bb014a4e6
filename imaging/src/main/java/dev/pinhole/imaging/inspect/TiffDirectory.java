package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;
import java.util.HashMap;
import java.util.Map;

/// One directory: its fields by tag (the first of each counts) and where the next directory is.
record TiffDirectory(Map<Integer, Field> fields, long next) {
  private static final int MOST_ENTRIES = 4096;

  /// @param values where the values stand, in the entry or elsewhere in the file
  record Field(int type, long count, long values) {}

  static TiffDirectory read(TiffFile file, long position) throws Corrupt {
    long count = file.entryCount(position);
    if (count > MOST_ENTRIES) {
      throw new Corrupt("a page of the TIFF has %d fields".formatted(count));
    }
    Map<Integer, Field> fields = new HashMap<>();
    long entry = position + file.countSize();
    for (int i = 0; i < count; i++) {
      fields.putIfAbsent(file.u16(entry), field(file, entry));
      entry += file.entrySize();
    }
    return new TiffDirectory(fields, file.offset(entry));
  }

  private static Field field(TiffFile file, long entry) throws Corrupt {
    int type = file.u16(entry + 2);
    long count = file.offset(entry + 4);
    long values = entry + 4 + file.offsetSize();
    boolean inline = count <= file.offsetSize() / width(type);
    return new Field(type, count, inline ? values : file.offset(values));
  }

  /// The value of a field as an unsigned integer, `absent` where there is none or of another type.
  long number(TiffFile file, int tag, int index, long absent) throws Corrupt {
    Field field = fields.get(tag);
    if (field == null || index >= field.count()) {
      return absent;
    }
    long position = field.values() + (long) index * width(field.type());
    return switch (field.type()) {
      case 1 -> file.u8(position);
      case 3 -> file.u16(position);
      case 4 -> file.u32(position);
      case 16 -> file.u64(position);
      default -> absent;
    };
  }

  long count(int tag) {
    Field field = fields.get(tag);
    return field == null ? 0 : field.count();
  }

  private static int width(int type) {
    return switch (type) {
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12, 16, 17, 18 -> 8;
      default -> 1;
    };
  }
}
