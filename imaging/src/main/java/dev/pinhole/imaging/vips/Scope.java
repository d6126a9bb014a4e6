package dev.pinhole.imaging.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/// Owns all native memory of one job, on one thread. Closing it lets go of every image, then of the
/// memory they read from; an image refers to its source's bytes until it is gone, so the order
/// matters.
public final class Scope implements AutoCloseable {
  private final Binding binding;
  private final Arena arena = Arena.ofConfined();
  private final Deque<Runnable> releases = new ArrayDeque<>();

  public Scope() {
    binding = Binding.get();
    // Warnings of earlier jobs wait in the error text; the next failure would be told with them.
    binding.vips().errorClear();
  }

  Arena arena() {
    return arena;
  }

  Binding binding() {
    return binding;
  }

  /// Takes over one reference to a GObject.
  VipsImage own(MemorySegment image) {
    releases.push(() -> binding.gobject().unref(image));
    return new VipsImage(this, image);
  }

  /// Takes over one reference to a `VipsArea` (a blob or an array).
  MemorySegment ownArea(MemorySegment area) {
    releases.push(() -> binding.vips().areaUnref(area));
    return area;
  }

  @Override
  public void close() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
    arena.close();
  }
}
