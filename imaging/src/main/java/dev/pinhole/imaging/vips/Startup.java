package dev.pinhole.imaging.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What is called once, between loading the library and the first image.
final class Startup {
  private static final int TRUE = 1;

  private final MethodHandle version;
  private final MethodHandle init;
  private final MethodHandle setenv;
  private final MethodHandle blockUntrusted;
  private final MethodHandle blockOperation;
  private final MethodHandle concurrency;
  private final MethodHandle cacheMax;

  Startup(NativeCall call) {
    version = call.bind("vips_version", "ii");
    init = call.bind("vips_init", "ip");
    setenv = call.bind("g_setenv", "ippi");
    blockUntrusted = call.bind("vips_block_untrusted_set", "vi");
    blockOperation = call.bind("vips_operation_block_set", "vpi");
    concurrency = call.bind("vips_concurrency_set", "vi");
    cacheMax = call.bind("vips_cache_set_max", "vi");
  }

  void run(int[] oldest, List<String> allowedLoaders, Path library) {
    try (Arena arena = Arena.ofConfined()) {
      requireVersion(oldest, library);
      // Hostile images would fill the log with warnings; failures reach the caller as exceptions.
      environment(arena, "VIPS_WARNING", "1");
      // Large decoded images stay in this process's bounded memory, never in a temporary file.
      environment(arena, "VIPS_DISC_THRESHOLD", "100g");
      if ((int) init.invokeExact(arena.allocateFrom("pinhole")) != 0) {
        throw new IllegalStateException("libvips at " + library + " does not start");
      }
      lockDown(arena, allowedLoaders);
      // One thread each: parallelism comes from requests. No cache: it would keep source bytes.
      concurrency.invokeExact(1);
      cacheMax.invokeExact(0);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  private void environment(Arena arena, String name, String value) throws Throwable {
    int _ = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), TRUE);
  }

  private void lockDown(Arena arena, List<String> allowedLoaders) throws Throwable {
    blockUntrusted.invokeExact(TRUE);
    block(arena.allocateFrom("VipsForeignLoad"), TRUE);
    for (String loader : allowedLoaders) {
      block(arena.allocateFrom(loader), 0);
    }
  }

  private void block(MemorySegment operation, int blocked) throws Throwable {
    blockOperation.invokeExact(operation, blocked);
  }

  private void requireVersion(int[] oldest, Path library) throws Throwable {
    int[] found = new int[3];
    for (int i = 0; i < found.length; i++) {
      found[i] = (int) version.invokeExact(i);
    }
    if (Arrays.compare(found, oldest) < 0) {
      throw new IllegalStateException(
          "libvips at %s is version %s; Pinhole needs %s or later"
              .formatted(library, words(found), words(oldest)));
    }
  }

  private static String words(int[] version) {
    return "%d.%d.%d".formatted(version[0], version[1], version[2]);
  }
}
