package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;
import java.util.ArrayList;
import java.util.List;

/// A box of an ISO base media file (ISO 14496-12).
///
/// @param start of its content
/// @param end of its content
record Box(String type, long start, long end) {
  private static final int MOST_BOXES = 4096;

  /// The boxes of a file. One that says it reaches to the end of the file ends the list.
  static List<Box> ofFile(Bytes bytes) throws Corrupt {
    return read(bytes, 0, bytes.size(), true);
  }

  /// The boxes between two positions of this box's content.
  List<Box> children(Bytes bytes, int skip) throws Corrupt {
    return read(bytes, start + skip, end, false);
  }

  private static List<Box> read(Bytes bytes, long start, long end, boolean top) throws Corrupt {
    List<Box> boxes = new ArrayList<>();
    for (long position = start; position < end; ) {
      Box box = at(bytes, position, end, top);
      boxes.add(box);
      if (boxes.size() > MOST_BOXES) {
        throw new Corrupt("the file has more than %d boxes in one place".formatted(MOST_BOXES));
      }
      position = box.end;
    }
    return boxes;
  }

  private static Box at(Bytes bytes, long position, long end, boolean top) throws Corrupt {
    long size = bytes.u32be(position);
    String type = bytes.ascii(position + 4, 4);
    int header = 8;
    if (size == 1) {
      size = bytes.u64be(position + 8);
      header = 16;
    } else if (size == 0 && top) {
      size = end - position;
    }
    if (size < header) {
      throw new Corrupt("the file has a box of impossible size " + size);
    }
    if (size > end - position) {
      throw new Corrupt("the file is cut short or damaged: a box reaches past its end");
    }
    return new Box(type, position + header, position + size);
  }
}
