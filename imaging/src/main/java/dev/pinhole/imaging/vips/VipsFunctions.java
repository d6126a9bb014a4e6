package dev.pinhole.imaging.vips;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libvips itself. Everything that is an operation (load, resize, save) goes
/// through `operationNew` instead of a function of its own.
final class VipsFunctions {
  private final MethodHandle errorBufferCopy;
  private final MethodHandle errorClear;
  private final MethodHandle operationNew;
  private final MethodHandle operationBuild;
  private final MethodHandle unrefOutputs;
  private final MethodHandle imageType;
  private final MethodHandle blobType;
  private final MethodHandle arrayDoubleType;
  private final MethodHandle arrayImageType;
  private final MethodHandle arrayDoubleNew;
  private final MethodHandle arrayImageNew;
  private final MethodHandle blobNew;
  private final MethodHandle blobGet;
  private final MethodHandle areaUnref;
  private final MethodHandle copyMemory;
  private final MethodHandle newFromMemoryCopy;
  private final MethodHandle width;
  private final MethodHandle height;
  private final MethodHandle bands;
  private final MethodHandle format;
  private final MethodHandle interpretation;
  private final MethodHandle hasAlpha;
  private final MethodHandle pageHeight;
  private final MethodHandle typeOf;
  private final MethodHandle setInt;
  private final MethodHandle setInts;
  private final MethodHandle trackedMemory;
  private final MethodHandle trackedAllocations;
  private final MethodHandle xOffset;
  private final MethodHandle yOffset;
  private final MethodHandle arrayDoubleGet;
  private final MethodHandle setBlobCopy;

  VipsFunctions(NativeCall call) {
    errorBufferCopy = call.bind("vips_error_buffer_copy", "p");
    errorClear = call.bind("vips_error_clear", "v");
    operationNew = call.bind("vips_operation_new", "pp");
    operationBuild = call.bind("vips_cache_operation_buildp", "ip");
    unrefOutputs = call.bind("vips_object_unref_outputs", "vp");
    imageType = call.bind("vips_image_get_type", "l");
    blobType = call.bind("vips_blob_get_type", "l");
    arrayDoubleType = call.bind("vips_array_double_get_type", "l");
    arrayImageType = call.bind("vips_array_image_get_type", "l");
    arrayDoubleNew = call.bind("vips_array_double_new", "ppi");
    arrayImageNew = call.bind("vips_array_image_new", "ppi");
    blobNew = call.bind("vips_blob_new", "pppl");
    blobGet = call.bind("vips_blob_get", "ppp");
    areaUnref = call.bind("vips_area_unref", "vp");
    copyMemory = call.bind("vips_image_copy_memory", "pp");
    newFromMemoryCopy = call.bind("vips_image_new_from_memory_copy", "ppliiii");
    width = call.bind("vips_image_get_width", "ip");
    height = call.bind("vips_image_get_height", "ip");
    bands = call.bind("vips_image_get_bands", "ip");
    format = call.bind("vips_image_get_format", "ip");
    interpretation = call.bind("vips_image_get_interpretation", "ip");
    hasAlpha = call.bind("vips_image_hasalpha", "ip");
    pageHeight = call.bind("vips_image_get_page_height", "ip");
    typeOf = call.bind("vips_image_get_typeof", "lpp");
    setInt = call.bind("vips_image_set_int", "vppi");
    setInts = call.bind("vips_image_set_array_int", "vpppi");
    trackedMemory = call.bind("vips_tracked_get_mem", "l");
    trackedAllocations = call.bind("vips_tracked_get_allocs", "i");
    xOffset = call.bind("vips_image_get_xoffset", "ip");
    yOffset = call.bind("vips_image_get_yoffset", "ip");
    arrayDoubleGet = call.bind("vips_array_double_get", "ppp");
    setBlobCopy = call.bind("vips_image_set_blob_copy", "vpppl");
  }

  MemorySegment errorBufferCopy() {
    try {
      return (MemorySegment) errorBufferCopy.invokeExact();
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void errorClear() {
    try {
      errorClear.invokeExact();
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment operationNew(MemorySegment name) {
    try {
      return (MemorySegment) operationNew.invokeExact(name);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int operationBuild(MemorySegment operation) {
    try {
      return (int) operationBuild.invokeExact(operation);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void unrefOutputs(MemorySegment operation) {
    try {
      unrefOutputs.invokeExact(operation);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  long imageType() {
    try {
      return (long) imageType.invokeExact();
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  long blobType() {
    try {
      return (long) blobType.invokeExact();
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  long arrayDoubleType() {
    try {
      return (long) arrayDoubleType.invokeExact();
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  long arrayImageType() {
    try {
      return (long) arrayImageType.invokeExact();
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment arrayDoubleNew(MemorySegment numbers, int count) {
    try {
      return (MemorySegment) arrayDoubleNew.invokeExact(numbers, count);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment arrayImageNew(MemorySegment images, int count) {
    try {
      return (MemorySegment) arrayImageNew.invokeExact(images, count);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment blobNew(MemorySegment freeFunction, MemorySegment data, long length) {
    try {
      return (MemorySegment) blobNew.invokeExact(freeFunction, data, length);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment blobGet(MemorySegment blob, MemorySegment length) {
    try {
      return (MemorySegment) blobGet.invokeExact(blob, length);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void areaUnref(MemorySegment area) {
    try {
      areaUnref.invokeExact(area);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment copyMemory(MemorySegment image) {
    try {
      return (MemorySegment) copyMemory.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment newFromMemoryCopy(
      MemorySegment data, long size, int width, int height, int bands, int format) {
    try {
      return (MemorySegment)
          newFromMemoryCopy.invokeExact(data, size, width, height, bands, format);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int width(MemorySegment image) {
    try {
      return (int) width.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int height(MemorySegment image) {
    try {
      return (int) height.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int bands(MemorySegment image) {
    try {
      return (int) bands.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int format(MemorySegment image) {
    try {
      return (int) format.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int interpretation(MemorySegment image) {
    try {
      return (int) interpretation.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int hasAlpha(MemorySegment image) {
    try {
      return (int) hasAlpha.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int pageHeight(MemorySegment image) {
    try {
      return (int) pageHeight.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  long typeOf(MemorySegment image, MemorySegment field) {
    try {
      return (long) typeOf.invokeExact(image, field);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setInt(MemorySegment image, MemorySegment field, int number) {
    try {
      setInt.invokeExact(image, field, number);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setInts(MemorySegment image, MemorySegment field, MemorySegment numbers, int count) {
    try {
      setInts.invokeExact(image, field, numbers, count);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  long trackedMemory() {
    try {
      return (long) trackedMemory.invokeExact();
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int trackedAllocations() {
    try {
      return (int) trackedAllocations.invokeExact();
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int xOffset(MemorySegment image) {
    try {
      return (int) xOffset.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int yOffset(MemorySegment image) {
    try {
      return (int) yOffset.invokeExact(image);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment arrayDoubleGet(MemorySegment array, MemorySegment count) {
    try {
      return (MemorySegment) arrayDoubleGet.invokeExact(array, count);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setBlobCopy(MemorySegment image, MemorySegment field, MemorySegment data, long length) {
    try {
      setBlobCopy.invokeExact(image, field, data, length);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }
}
