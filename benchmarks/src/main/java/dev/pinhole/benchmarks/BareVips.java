package dev.pinhole.benchmarks;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The calls that the engine makes for "12-megapixel JPEG to 400 pixels", as a C program would make
/// them: through the variadic functions, no limits, no checks, no stripping of hostile input.
final class BareVips {

  private static final int SHRINK = 8;
  private static final int FAIL_ON_TRUNCATED = 1;
  private static final int SEQUENTIAL = 1;

  private final SymbolLookup library;
  private final MethodHandle load;
  private final MethodHandle resize;
  private final MethodHandle unref;
  private final MethodHandle free;

  BareVips(Path file) {
    library = SymbolLookup.libraryLookup(file, Arena.global());
    // vips_jpegload_buffer(buf, len, &out, "shrink", int, "access", int, "fail_on", int, NULL)
    load =
        bind(
            "vips_jpegload_buffer",
            3,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            ADDRESS);
    // vips_resize(in, &out, scale, "vscale", double, NULL)
    resize = bind("vips_resize", 3, ADDRESS, ADDRESS, JAVA_DOUBLE, ADDRESS, JAVA_DOUBLE, ADDRESS);
    unref = bindVoid("g_object_unref");
    free = bindVoid("g_free");
  }

  private MethodHandle bind(String name, int fixed, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(
            library.find(name).orElseThrow(),
            FunctionDescriptor.of(JAVA_INT, arguments),
            Linker.Option.firstVariadicArg(fixed));
  }

  private MethodHandle bindVoid(String name) {
    return Linker.nativeLinker()
        .downcallHandle(library.find(name).orElseThrow(), FunctionDescriptor.ofVoid(ADDRESS));
  }

  /// An encoder: `function(in, &buf, &len, options..., NULL)` with integer options.
  Encoder encoder(String function, Object... options) {
    List<MemoryLayout> layouts = new ArrayList<>(List.of(ADDRESS, ADDRESS, ADDRESS));
    for (int i = 0; i < options.length / 2; i++) {
      layouts.add(ADDRESS);
      layouts.add(JAVA_INT);
    }
    layouts.add(ADDRESS);
    return new Encoder(bind(function, 3, layouts.toArray(MemoryLayout[]::new)), options);
  }

  /// Renders `source` to `target`.
  final class Encoder {
    private final MethodHandle save;
    private final Object[] options;

    Encoder(MethodHandle save, Object[] options) {
      this.save = save;
      this.options = options;
    }

    void render(Path source, Path target) throws IOException {
      try (Arena arena = Arena.ofConfined();
          FileChannel in = FileChannel.open(source)) {
        MemorySegment bytes = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size(), arena);
        MemorySegment loaded = loaded(bytes, arena);
        MemorySegment small = small(loaded, arena);
        write(small, target, arena);
        unref.invoke(small);
        unref.invoke(loaded);
      } catch (IOException e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    private void write(MemorySegment image, Path target, Arena arena) throws Throwable {
      MemorySegment data = arena.allocate(ADDRESS);
      MemorySegment length = arena.allocate(JAVA_LONG);
      List<Object> arguments = new ArrayList<>(List.of(image, data, length));
      for (Object option : options) {
        arguments.add(option instanceof String name ? arena.allocateFrom(name) : option);
      }
      arguments.add(MemorySegment.NULL);
      requireZero((int) save.invokeWithArguments(arguments));
      MemorySegment start = data.get(ADDRESS, 0);
      ByteBuffer encoded = start.reinterpret(length.get(JAVA_LONG, 0)).asByteBuffer();
      try (FileChannel out =
          FileChannel.open(
              target,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        while (encoded.hasRemaining()) {
          out.write(encoded);
        }
      }
      free.invoke(start);
    }
  }

  private MemorySegment loaded(MemorySegment bytes, Arena arena) throws Throwable {
    MemorySegment out = arena.allocate(ADDRESS);
    requireZero(
        (int)
            load.invoke(
                bytes,
                bytes.byteSize(),
                out,
                arena.allocateFrom("shrink"),
                SHRINK,
                arena.allocateFrom("access"),
                SEQUENTIAL,
                arena.allocateFrom("fail_on"),
                FAIL_ON_TRUNCATED,
                MemorySegment.NULL));
    return out.get(ADDRESS, 0);
  }

  private MemorySegment small(MemorySegment loaded, Arena arena) throws Throwable {
    double scale = 0.8;
    MemorySegment out = arena.allocate(ADDRESS);
    requireZero(
        (int)
            resize.invoke(
                loaded, out, scale, arena.allocateFrom("vscale"), scale, MemorySegment.NULL));
    return out.get(ADDRESS, 0);
  }

  private static void requireZero(int result) {
    if (result != 0) {
      throw new IllegalStateException("libvips failed");
    }
  }
}
