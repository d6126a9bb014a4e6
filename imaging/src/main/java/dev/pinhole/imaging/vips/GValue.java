package dev.pinhole.imaging.vips;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// A `GValue`: 24 bytes that say their type, zero before `g_value_init`. Its numbers for the
/// fundamental types are part of GLib's ABI.
final class GValue {
  static final long BOOLEAN = 5 << 2;
  static final long INT = 6 << 2;
  static final long DOUBLE = 15 << 2;
  static final long STRING = 16 << 2;

  private static final long SIZE = 24;

  private GValue() {}

  /// Zeroed and of this type; the caller unsets it.
  static MemorySegment of(SegmentAllocator memory, GObjects gobject, long type) {
    return gobject.valueInit(memory.allocate(SIZE, 8), type);
  }
}
