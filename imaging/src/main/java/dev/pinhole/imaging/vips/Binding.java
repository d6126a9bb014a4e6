package dev.pinhole.imaging.vips;

import java.lang.foreign.MemorySegment;

/// The loaded and initialised library: its functions, and its error text.
record Binding(GObjects gobject, VipsFunctions vips) {
  private static final long LONGEST_ERROR = 64 * 1024;

  static Binding get() {
    return Vips.binding();
  }

  /// The library keeps one error text for the whole process: with two threads failing at once it
  /// may hold both.
  VipsException failure(String operation) {
    MemorySegment text = vips.errorBufferCopy();
    vips.errorClear();
    if (text.equals(MemorySegment.NULL)) {
      return new VipsException(operation, "");
    }
    try {
      return new VipsException(operation, text.reinterpret(LONGEST_ERROR).getString(0));
    } finally {
      gobject.free(text);
    }
  }
}
