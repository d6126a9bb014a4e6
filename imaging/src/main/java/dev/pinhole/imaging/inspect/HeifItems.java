package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The items that a HEIF file's `meta` box declares (ISO 23008-12), with their properties,
/// references and places in the file.
final class HeifItems {
  private static final int FULL_BOX = 4;
  private static final int MOST_ITEMS = 10_000;

  private final Bytes bytes;
  private final Map<Long, HeifItem> items = new LinkedHashMap<>();
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private long primary = -1;
  private int entries;

  HeifItems(Bytes bytes, Box meta) throws ImagingException {
    this.bytes = bytes;
    for (Box box : meta.children(bytes, FULL_BOX)) {
      boxes.putIfAbsent(box.type(), box);
    }
    readPrimary();
    readInfos();
    readProperties();
    readReferences();
    readPlaces();
  }

  HeifItem primary() throws Corrupt {
    HeifItem item = items.get(primary);
    if (item == null) {
      throw new Corrupt("the file names no primary image");
    }
    return item;
  }

  @Nullable HeifItem get(long id) {
    return items.get(id);
  }

  Collection<HeifItem> all() {
    return items.values();
  }

  private void readPrimary() throws Corrupt {
    Box box = boxes.get("pitm");
    if (box != null) {
      primary = number(box.start() + FULL_BOX, version(box) == 0 ? 2 : 4);
    }
  }

  private void readInfos() throws Corrupt {
    Box box = boxes.get("iinf");
    if (box == null) {
      throw new Corrupt("the file lists no items");
    }
    for (Box info : box.children(bytes, FULL_BOX + (version(box) == 0 ? 2 : 4))) {
      if (info.type().equals("infe") && version(info) >= 2) {
        int width = version(info) == 2 ? 2 : 4;
        long id = number(info.start() + FULL_BOX, width);
        item(id).type = bytes.ascii(info.start() + FULL_BOX + width + 2, 4);
      }
    }
  }

  private void readProperties() throws Corrupt {
    Box box = boxes.get("iprp");
    if (box == null) {
      throw new Corrupt("the file has no image properties");
    }
    List<Box> properties = List.of();
    for (Box child : box.children(bytes, 0)) {
      if (child.type().equals("ipco")) {
        properties = child.children(bytes, 0);
      } else if (child.type().equals("ipma")) {
        associate(child, properties);
      }
    }
  }

  private void associate(Box box, List<Box> properties) throws Corrupt {
    int idWidth = version(box) == 0 ? 2 : 4;
    int indexWidth = (bytes.u8(box.start() + 3) & 1) == 0 ? 1 : 2;
    int indexMask = indexWidth == 1 ? 0x7f : 0x7fff;
    long position = box.start() + FULL_BOX + 4;
    for (long i = bytes.u32be(position - 4); i > 0; i--) {
      HeifItem item = item(number(position, idWidth));
      int count = bytes.u8(position + idWidth);
      position += idWidth + 1;
      for (int j = 0; j < count; j++, position += indexWidth) {
        int index = (int) number(position, indexWidth) & indexMask;
        if (index > 0 && index <= properties.size()) {
          countEntry();
          item.properties.add(properties.get(index - 1));
        }
      }
    }
  }

  private void readReferences() throws Corrupt {
    Box box = boxes.get("iref");
    if (box == null) {
      return;
    }
    int width = version(box) == 0 ? 2 : 4;
    for (Box reference : box.children(bytes, FULL_BOX)) {
      HeifItem from = item(number(reference.start(), width));
      long position = reference.start() + width + 2;
      for (int i = bytes.u16be(position - 2); i > 0; i--, position += width) {
        refer(from, reference.type(), number(position, width));
      }
    }
  }

  private void refer(HeifItem from, String type, long to) throws Corrupt {
    countEntry();
    switch (type) {
      case "dimg" -> from.parts.add(to);
      case "auxl" -> from.auxiliaryTo.add(to);
      default -> {}
    }
  }

  private void readPlaces() throws ImagingException {
    Box box = boxes.get("iloc");
    if (box == null) {
      throw new Corrupt("the file does not say where its images are");
    }
    Box data = boxes.getOrDefault("idat", new Box("idat", 0, 0));
    for (HeifPlaces places = new HeifPlaces(bytes, box, data); places.hasNext(); ) {
      HeifItem item = item(places.nextItem());
      for (HeifItem.Extent extent : places.extents()) {
        countEntry();
        item.extents.add(extent);
      }
    }
  }

  private HeifItem item(long id) throws Corrupt {
    HeifItem item = items.computeIfAbsent(id, HeifItem::new);
    if (items.size() > MOST_ITEMS) {
      throw new Corrupt("the file declares more than %d items".formatted(MOST_ITEMS));
    }
    return item;
  }

  private void countEntry() throws Corrupt {
    if (++entries > 10 * MOST_ITEMS) {
      throw new Corrupt("the file declares more than %d properties".formatted(10 * MOST_ITEMS));
    }
  }

  private int version(Box box) throws Corrupt {
    return bytes.u8(box.start());
  }

  private long number(long position, int width) throws Corrupt {
    return switch (width) {
      case 1 -> bytes.u8(position);
      case 2 -> bytes.u16be(position);
      default -> bytes.u32be(position);
    };
  }
}
