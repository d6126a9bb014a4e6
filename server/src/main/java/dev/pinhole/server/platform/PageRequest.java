package dev.pinhole.server.platform;

import dev.pinhole.api.Page;
import dev.pinhole.api.ProblemCode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param after null for the start
 * @param limit 1 to {@value #MAX}
 */
public record PageRequest(@Nullable Cursor after, int limit) {
  public static final int DEFAULT = 50;
  public static final int MAX = 200;

  /** From the query parameters {@code cursor} and {@code limit}, both optional. */
  public static PageRequest of(@Nullable String cursor, @Nullable Integer limit) {
    int wanted = limit == null ? DEFAULT : limit;
    if (wanted < 1 || wanted > MAX) {
      throw new ProblemException(
              ProblemCode.INVALID_PARAMETER, "limit is " + wanted + "; it can be 1 to " + MAX + ".")
          .with("parameter", "limit")
          .with("maximum", MAX);
    }
    return new PageRequest(Cursor.decode(cursor), wanted);
  }

  /** How many rows to read: one more than fits, to see whether there is a next part. */
  public int rowsToRead() {
    return limit + 1;
  }

  /** The part, from at most {@link #rowsToRead()} rows. */
  public <R, T> Page<T> page(
      List<R> rows, Function<? super R, Cursor> cursor, Function<? super R, T> item) {
    boolean more = rows.size() > limit;
    List<R> fitting = more ? rows.subList(0, limit) : rows;
    List<T> items = fitting.stream().<T>map(item).toList();
    return new Page<>(items, more ? cursor.apply(fitting.getLast()).encode() : null);
  }
}
