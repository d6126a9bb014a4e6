package dev.pinhole.imaging.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The library in this process: loaded once, locked down, never unloaded.
public final class Vips {
  /// Older ones keep GPS in WebP, hang on short compressed SVG and lack bounds checks.
  private static final int[] OLDEST = {8, 18, 3};

  /// A loader of each format we name ourselves, none that guesses or opens a file.
  private static final List<String> ALLOWED_LOADERS =
      List.of(
          "VipsForeignLoadJpegBuffer",
          "VipsForeignLoadPngBuffer",
          "VipsForeignLoadWebpBuffer",
          "VipsForeignLoadNsgifBuffer",
          "VipsForeignLoadHeifBuffer",
          "VipsForeignLoadTiffBuffer",
          "VipsForeignLoadSvgBuffer");

  private static @Nullable Binding binding;
  private static @Nullable Path loaded;

  private Vips() {}

  /// Loads the library unless it is loaded already.
  ///
  /// @throws IllegalStateException if it cannot be loaded, is too old, or another one is loaded
  public static synchronized void start(Path library) {
    if (binding != null) {
      requireSame(library);
      return;
    }
    var lookup = SymbolLookup.libraryLookup(library, Arena.global());
    var call = new NativeCall(lookup);
    var bound = new Binding(new GObjects(call), new VipsFunctions(call));
    new Startup(call).run(OLDEST, ALLOWED_LOADERS, library);
    binding = bound;
    loaded = library;
  }

  private static void requireSame(Path library) {
    if (!library.equals(loaded)) {
      throw new IllegalStateException(
          "this process runs libvips from %s; it cannot also load %s".formatted(loaded, library));
    }
  }

  static synchronized Binding binding() {
    if (binding == null) {
      throw new IllegalStateException("libvips is not started");
    }
    return binding;
  }

  /// Bytes that libvips itself holds for pixels.
  public static long trackedMemory() {
    return binding().vips().trackedMemory();
  }

  /// Blocks of pixels that libvips holds and has not freed.
  public static int trackedAllocations() {
    return binding().vips().trackedAllocations();
  }
}
