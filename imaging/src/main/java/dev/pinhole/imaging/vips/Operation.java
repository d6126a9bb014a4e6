package dev.pinhole.imaging.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// A call of a libvips operation by its name, with its arguments by theirs: `resize` with `in`,
/// `scale` and so on. Names and meanings are those of the libvips reference; enum arguments are
/// given as their number.
public final class Operation {
  private final Scope scope;
  private final String name;
  private final Map<String, Object> arguments = new LinkedHashMap<>();

  public Operation(Scope scope, String name) {
    this.scope = scope;
    this.name = name;
  }

  public Operation with(String argument, int value) {
    return put(argument, value);
  }

  public Operation with(String argument, double value) {
    return put(argument, value);
  }

  public Operation with(String argument, boolean value) {
    return put(argument, value);
  }

  public Operation with(String argument, VipsImage value) {
    return put(argument, value);
  }

  public Operation with(String argument, double[] value) {
    return put(argument, value);
  }

  public Operation with(String argument, List<VipsImage> value) {
    return put(argument, value);
  }

  public Operation with(String argument, SourceBytes value) {
    return put(argument, value);
  }

  public Operation with(String argument, String value) {
    return put(argument, value);
  }

  /// Some operations call their first argument otherwise.
  public Operation rename(String from, String to) {
    return put(to, Objects.requireNonNull(arguments.remove(from)));
  }

  private Operation put(String argument, Object value) {
    arguments.put(argument, value);
    return this;
  }

  /// Runs it for its image result `out`.
  public VipsImage image() throws VipsException {
    return run(built -> scope.own(output(built, "out", vips().imageType(), gobject()::dupObject)));
  }

  /// Runs it for its result `buffer`, the encoded file.
  public EncodedBytes bytes() throws VipsException {
    return run(built ->
        EncodedBytes.of(
            scope, scope.ownArea(output(built, "buffer", vips().blobType(), gobject()::dupBoxed))));
  }

  /// Runs it for what it does: to write a file, to change an image in place.
  public void perform() throws VipsException {
    Boolean _ = run(built -> Boolean.TRUE);
  }

  /// Runs it for its result `output`, a number.
  public double real(String output) throws VipsException {
    return run(built -> real(built, output));
  }

  /// Runs it for these whole-number results.
  public int[] numbers(String... outputs) throws VipsException {
    return run(
        built -> List.of(outputs).stream().mapToInt(output -> number(built, output)).toArray());
  }

  /// Runs it for its result `output`, an array of numbers.
  public double[] doubles(String output) throws VipsException {
    return run(built -> array(built, output));
  }

  private <T> T run(Function<MemorySegment, T> result) throws VipsException {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment operation = vips().operationNew(local.allocateFrom(name));
      if (operation.equals(MemorySegment.NULL)) {
        throw scope.binding().failure(name);
      }
      MemorySegment holder = local.allocateFrom(ADDRESS, operation);
      try {
        arguments.forEach((key, value) -> set(local, operation, key, value));
        // On success the holder may point to another operation, which then owns the results.
        if (vips().operationBuild(holder) != 0) {
          throw scope.binding().failure(name);
        }
        return result.apply(holder.get(ADDRESS, 0));
      } finally {
        MemorySegment last = holder.get(ADDRESS, 0);
        vips().unrefOutputs(last);
        gobject().unref(last);
      }
    }
  }

  private void set(Arena local, MemorySegment operation, String argument, Object value) {
    switch (value) {
      case Integer number ->
          set(local, operation, argument, GValue.INT, v -> gobject().setInt(v, number));
      case Double number ->
          set(local, operation, argument, GValue.DOUBLE, v -> gobject().setDouble(v, number));
      case Boolean flag ->
          set(
              local,
              operation,
              argument,
              GValue.BOOLEAN,
              v -> gobject().setBoolean(v, flag ? 1 : 0));
      case String text ->
          set(
              local,
              operation,
              argument,
              GValue.STRING,
              v -> gobject().setString(v, local.allocateFrom(text)));
      case VipsImage image ->
          set(
              local,
              operation,
              argument,
              vips().imageType(),
              v -> gobject().setObject(v, image.handle()));
      case SourceBytes bytes -> setArea(local, operation, argument, vips().blobType(), blob(bytes));
      case double[] numbers ->
          setArea(local, operation, argument, vips().arrayDoubleType(), array(local, numbers));
      case List<?> images ->
          setArea(local, operation, argument, vips().arrayImageType(), array(local, images));
      default -> throw new IllegalArgumentException(argument + " of " + value.getClass());
    }
  }

  private interface Fill {
    void into(MemorySegment value);
  }

  private void set(Arena local, MemorySegment operation, String argument, long type, Fill fill) {
    MemorySegment value = GValue.of(local, gobject(), type);
    fill.into(value);
    gobject().setProperty(operation, local.allocateFrom(argument), value);
    gobject().valueUnset(value);
  }

  /// Setting a property copies the reference, so ours is given back at once.
  private void setArea(
      Arena local, MemorySegment operation, String argument, long type, MemorySegment area) {
    set(local, operation, argument, type, v -> gobject().setBoxed(v, area));
    vips().areaUnref(area);
  }

  private MemorySegment blob(SourceBytes bytes) {
    MemorySegment data = bytes.segment();
    return vips().blobNew(MemorySegment.NULL, data, data.byteSize());
  }

  private MemorySegment array(Arena local, double[] numbers) {
    return vips().arrayDoubleNew(local.allocateFrom(JAVA_DOUBLE, numbers), numbers.length);
  }

  private MemorySegment array(Arena local, List<?> images) {
    MemorySegment handles = local.allocate(ADDRESS, images.size());
    for (int i = 0; i < images.size(); i++) {
      handles.setAtIndex(ADDRESS, i, ((VipsImage) images.get(i)).handle());
    }
    return vips().arrayImageNew(handles, images.size());
  }

  private MemorySegment output(
      MemorySegment operation,
      String output,
      long type,
      Function<MemorySegment, MemorySegment> get) {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment value = GValue.of(local, gobject(), type);
      gobject().getProperty(operation, local.allocateFrom(output), value);
      MemorySegment result = get.apply(value);
      gobject().valueUnset(value);
      return result;
    }
  }

  private double[] array(MemorySegment operation, String output) {
    MemorySegment array = output(operation, output, vips().arrayDoubleType(), gobject()::dupBoxed);
    try (Arena local = Arena.ofConfined()) {
      MemorySegment count = local.allocate(JAVA_INT);
      MemorySegment numbers = vips().arrayDoubleGet(array, count);
      return numbers.reinterpret(8L * count.get(JAVA_INT, 0)).toArray(JAVA_DOUBLE);
    } finally {
      vips().areaUnref(array);
    }
  }

  private int number(MemorySegment operation, String output) {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment value = GValue.of(local, gobject(), GValue.INT);
      gobject().getProperty(operation, local.allocateFrom(output), value);
      return gobject().getInt(value);
    }
  }

  private double real(MemorySegment operation, String output) {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment value = GValue.of(local, gobject(), GValue.DOUBLE);
      gobject().getProperty(operation, local.allocateFrom(output), value);
      return gobject().getDouble(value);
    }
  }

  private VipsFunctions vips() {
    return scope.binding().vips();
  }

  private GObjects gobject() {
    return scope.binding().gobject();
  }
}
