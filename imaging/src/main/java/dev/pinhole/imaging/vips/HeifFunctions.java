package dev.pinhole.imaging.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The functions of libheif that decoding one image takes. Errors come back as a structure of two
/// numbers and a text.
final class HeifFunctions {
  static final MemoryLayout ERROR =
      MemoryLayout.structLayout(JAVA_INT, JAVA_INT, ADDRESS.withName("message"));

  private static final Linker LINKER = Linker.nativeLinker();

  private final SymbolLookup library;

  final MethodHandle contextAlloc;
  final MethodHandle contextFree;
  final MethodHandle setLargest;
  final MethodHandle setThreads;
  final MethodHandle read;
  final MethodHandle primaryHandle;
  final MethodHandle handleRelease;
  final MethodHandle hasAlpha;
  final MethodHandle profileType;
  final MethodHandle profileSize;
  final MethodHandle profile;
  final MethodHandle optionsAlloc;
  final MethodHandle optionsFree;
  final MethodHandle decode;
  final MethodHandle width;
  final MethodHandle height;
  final MethodHandle plane;
  final MethodHandle imageRelease;

  HeifFunctions(SymbolLookup library) {
    this.library = library;
    contextAlloc = bind("heif_context_alloc", FunctionDescriptor.of(ADDRESS));
    contextFree = bind("heif_context_free", FunctionDescriptor.ofVoid(ADDRESS));
    setLargest =
        bind(
            "heif_context_set_maximum_image_size_limit",
            FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    setThreads =
        bind("heif_context_set_max_decoding_threads", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    read =
        bind(
            "heif_context_read_from_memory_without_copy",
            FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    primaryHandle =
        bind(
            "heif_context_get_primary_image_handle",
            FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS));
    handleRelease = bind("heif_image_handle_release", FunctionDescriptor.ofVoid(ADDRESS));
    hasAlpha =
        bind("heif_image_handle_has_alpha_channel", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    profileType =
        bind("heif_image_handle_get_color_profile_type", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    profileSize =
        bind(
            "heif_image_handle_get_raw_color_profile_size",
            FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    profile =
        bind(
            "heif_image_handle_get_raw_color_profile",
            FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS));
    optionsAlloc = bind("heif_decoding_options_alloc", FunctionDescriptor.of(ADDRESS));
    optionsFree = bind("heif_decoding_options_free", FunctionDescriptor.ofVoid(ADDRESS));
    decode =
        bind(
            "heif_decode_image",
            FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
    width = bind("heif_image_get_width", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    height = bind("heif_image_get_height", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    plane =
        bind(
            "heif_image_get_plane_readonly",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
    imageRelease = bind("heif_image_release", FunctionDescriptor.ofVoid(ADDRESS));
  }

  private MethodHandle bind(String function, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(library.findOrThrow(function), descriptor);
  }
}
