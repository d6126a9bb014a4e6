package dev.pinhole.imaging.vips;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of GObject that libvips images, operations and their properties need.
final class GObjects {
  private final MethodHandle unref;
  private final MethodHandle setProperty;
  private final MethodHandle getProperty;
  private final MethodHandle valueInit;
  private final MethodHandle valueUnset;
  private final MethodHandle setBoolean;
  private final MethodHandle setInt;
  private final MethodHandle setDouble;
  private final MethodHandle setObject;
  private final MethodHandle setBoxed;
  private final MethodHandle setString;
  private final MethodHandle getInt;
  private final MethodHandle getDouble;
  private final MethodHandle dupObject;
  private final MethodHandle dupBoxed;
  private final MethodHandle free;

  GObjects(NativeCall call) {
    unref = call.bind("g_object_unref", "vp");
    setProperty = call.bind("g_object_set_property", "vppp");
    getProperty = call.bind("g_object_get_property", "vppp");
    valueInit = call.bind("g_value_init", "ppl");
    valueUnset = call.bind("g_value_unset", "vp");
    setBoolean = call.bind("g_value_set_boolean", "vpi");
    setInt = call.bind("g_value_set_int", "vpi");
    setDouble = call.bind("g_value_set_double", "vpd");
    setObject = call.bind("g_value_set_object", "vpp");
    setBoxed = call.bind("g_value_set_boxed", "vpp");
    setString = call.bind("g_value_set_string", "vpp");
    getInt = call.bind("g_value_get_int", "ip");
    getDouble = call.bind("g_value_get_double", "dp");
    dupObject = call.bind("g_value_dup_object", "pp");
    dupBoxed = call.bind("g_value_dup_boxed", "pp");
    free = call.bind("g_free", "vp");
  }

  void unref(MemorySegment object) {
    try {
      unref.invokeExact(object);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setProperty(MemorySegment object, MemorySegment name, MemorySegment value) {
    try {
      setProperty.invokeExact(object, name, value);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void getProperty(MemorySegment object, MemorySegment name, MemorySegment value) {
    try {
      getProperty.invokeExact(object, name, value);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment valueInit(MemorySegment value, long type) {
    try {
      return (MemorySegment) valueInit.invokeExact(value, type);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void valueUnset(MemorySegment value) {
    try {
      valueUnset.invokeExact(value);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setBoolean(MemorySegment value, int flag) {
    try {
      setBoolean.invokeExact(value, flag);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setInt(MemorySegment value, int number) {
    try {
      setInt.invokeExact(value, number);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setDouble(MemorySegment value, double number) {
    try {
      setDouble.invokeExact(value, number);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setObject(MemorySegment value, MemorySegment object) {
    try {
      setObject.invokeExact(value, object);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setBoxed(MemorySegment value, MemorySegment boxed) {
    try {
      setBoxed.invokeExact(value, boxed);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void setString(MemorySegment value, MemorySegment text) {
    try {
      setString.invokeExact(value, text);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  int getInt(MemorySegment value) {
    try {
      return (int) getInt.invokeExact(value);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  double getDouble(MemorySegment value) {
    try {
      return (double) getDouble.invokeExact(value);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment dupObject(MemorySegment value) {
    try {
      return (MemorySegment) dupObject.invokeExact(value);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  MemorySegment dupBoxed(MemorySegment value) {
    try {
      return (MemorySegment) dupBoxed.invokeExact(value);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }

  void free(MemorySegment memory) {
    try {
      free.invokeExact(memory);
    } catch (Throwable e) {
      throw NativeCall.wrong(e);
    }
  }
}
