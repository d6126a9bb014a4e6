package dev.pinhole.imaging.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The libheif of the system, for HEIC. It turns and crops the picture itself, so what it returns
/// is upright.
public final class SystemHeif {
  private static final String NAME = System.mapLibraryName("heif");

  /// libheif refuses more than the square of this many pixels: our own limit is far below.
  private static final int LARGEST_SQUARE = 16_384;

  private static final int NO_THREADS = 0;
  private static final int RGB_COLOURS = 1;
  private static final int INTERLEAVED_RGB = 10;
  private static final int INTERLEAVED_RGBA = 11;
  private static final int INTERLEAVED = 10;
  private static final int PROFILE_RESTRICTED = 0x72494343; // rICC
  private static final int PROFILE = 0x70726f66; // prof
  private static final long LARGEST_PROFILE = 4 << 20;

  /// Places in `heif_decoding_options`, which only ever grows at its end.
  private static final long TO_8_BITS = 40;

  private static final Optional<SystemHeif> FOUND = load();

  private final HeifFunctions heif;

  private SystemHeif(HeifFunctions heif) {
    this.heif = heif;
  }

  /// Nothing where the system has none.
  public static Optional<SystemHeif> find() {
    return FOUND;
  }

  private static Optional<SystemHeif> load() {
    // Only the runtime package is needed, which has the versioned name.
    for (String name : List.of(NAME + ".1", "libheif.1.dylib", NAME)) {
      try {
        var library = SymbolLookup.libraryLookup(name, Arena.global());
        return Optional.of(new SystemHeif(new HeifFunctions(library)));
      } catch (IllegalArgumentException e) {
        // not under this name
      }
    }
    return Optional.empty();
  }

  /// Decodes the primary image of a file in parts to 8 bits a band.
  public HeifPixels decode(List<Path> files, long size) throws HeifException, IOException {
    try (Scope scope = new Scope()) {
      return decode(SourceBytes.of(scope, files, size).segment());
    }
  }

  private HeifPixels decode(MemorySegment file) throws HeifException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment context = (MemorySegment) heif.contextAlloc.invokeExact();
      try {
        heif.setLargest.invokeExact(context, LARGEST_SQUARE);
        heif.setThreads.invokeExact(context, NO_THREADS);
        check(
            (MemorySegment)
                heif.read.invoke(arena, context, file, file.byteSize(), MemorySegment.NULL));
        return primary(arena, context);
      } finally {
        heif.contextFree.invokeExact(context);
      }
    } catch (HeifException e) {
      throw e;
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  private HeifPixels primary(Arena arena, MemorySegment context) throws Throwable {
    MemorySegment pointer = arena.allocate(ADDRESS);
    check((MemorySegment) heif.primaryHandle.invoke(arena, context, pointer));
    MemorySegment handle = pointer.get(ADDRESS, 0);
    try {
      boolean alpha = (int) heif.hasAlpha.invokeExact(handle) != 0;
      return picture(arena, handle, alpha);
    } finally {
      heif.handleRelease.invokeExact(handle);
    }
  }

  private HeifPixels picture(Arena arena, MemorySegment handle, boolean alpha) throws Throwable {
    MemorySegment options = (MemorySegment) heif.optionsAlloc.invokeExact();
    options.reinterpret(TO_8_BITS + 1).set(JAVA_BYTE, TO_8_BITS, (byte) 1);
    MemorySegment pointer = arena.allocate(ADDRESS);
    try {
      int layout = alpha ? INTERLEAVED_RGBA : INTERLEAVED_RGB;
      check(
          (MemorySegment) heif.decode.invoke(arena, handle, pointer, RGB_COLOURS, layout, options));
    } finally {
      heif.optionsFree.invokeExact(options);
    }
    MemorySegment image = pointer.get(ADDRESS, 0);
    try {
      return copy(arena, image, alpha ? 4 : 3, profile(arena, handle));
    } finally {
      heif.imageRelease.invokeExact(image);
    }
  }

  private HeifPixels copy(Arena arena, MemorySegment image, int bands, byte @Nullable [] profile)
      throws Throwable {
    int width = (int) heif.width.invokeExact(image, INTERLEAVED);
    int height = (int) heif.height.invokeExact(image, INTERLEAVED);
    MemorySegment strideHolder = arena.allocate(JAVA_INT);
    MemorySegment plane = (MemorySegment) heif.plane.invokeExact(image, INTERLEAVED, strideHolder);
    long stride = strideHolder.get(JAVA_INT, 0);
    long row = (long) width * bands;
    if (width <= 0 || height <= 0 || stride < row || plane.equals(MemorySegment.NULL)) {
      throw new HeifException("libheif returned no pixels");
    }
    MemorySegment from = plane.reinterpret(stride * height);
    ByteBuffer pixels = ByteBuffer.allocateDirect(Math.toIntExact(row * height));
    MemorySegment to = MemorySegment.ofBuffer(pixels);
    for (long y = 0; y < height; y++) {
      MemorySegment.copy(from, y * stride, to, y * row, row);
    }
    return new HeifPixels(width, height, bands, pixels, profile);
  }

  private byte @Nullable [] profile(Arena arena, MemorySegment handle) throws Throwable {
    int type = (int) heif.profileType.invokeExact(handle);
    long size = (long) heif.profileSize.invokeExact(handle);
    if ((type != PROFILE && type != PROFILE_RESTRICTED) || size <= 0 || size > LARGEST_PROFILE) {
      return null;
    }
    MemorySegment profile = arena.allocate(size);
    check((MemorySegment) heif.profile.invoke(arena, handle, profile));
    return profile.toArray(JAVA_BYTE);
  }

  private static void check(MemorySegment error) throws HeifException {
    if (error.get(JAVA_INT, 0) != 0) {
      MemorySegment message = error.get(ADDRESS, 8);
      throw new HeifException(
          message.equals(MemorySegment.NULL)
              ? "unknown reason"
              : message.reinterpret(4096).getString(0));
    }
  }
}
