package dev.pinhole.api.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Options by name, as JSON or a query gave them, being read: remembers which names were read, and
/// gathers what is wrong instead of stopping at the first fault.
final class OptionMap {
  private static final int SHOWN_NAMES = 20;
  private static final int SHOWN_CHARACTERS = 60;

  private final Map<String, Object> values;
  private final Set<String> read = new TreeSet<>();
  private final Map<String, String> faults = new LinkedHashMap<>();

  OptionMap(Map<String, Object> values) {
    this.values = values;
  }

  boolean has(String name) {
    read.add(name);
    Object value = values.get(name);
    return value != null && !value.equals("");
  }

  void fault(String name, String reason) {
    faults.putIfAbsent(name, reason);
  }

  boolean flag(String name, boolean otherwise) {
    return Optional.ofNullable(flag(name)).orElse(otherwise);
  }

  @Nullable Boolean flag(String name) {
    if (!has(name)) {
      return null;
    }
    switch (String.valueOf(values.get(name))) {
      case "true", "1" -> {
        return true;
      }
      case "false", "0" -> {
        return false;
      }
      default -> fault(name, "It is neither true nor false.");
    }
    return null;
  }

  int integer(String name, int from, int to, int otherwise) {
    return Optional.ofNullable(integer(name, from, to)).orElse(otherwise);
  }

  @Nullable Integer integer(String name, int from, int to) {
    Double number = number(name, from, to);
    if (number == null) {
      return null;
    }
    if (number != Math.rint(number)) {
      fault(name, "It is not a whole number.");
      return null;
    }
    return number.intValue();
  }

  /// Seconds, with fractions, as milliseconds.
  int millis(String name, double fromSeconds, double toSeconds, double otherwise) {
    Double seconds = number(name, fromSeconds, toSeconds);
    return (int) Math.round((seconds == null ? otherwise : seconds) * 1000);
  }

  @Nullable Double number(String name, double from, double to) {
    if (!has(name)) {
      return null;
    }
    Double number = numberOf(values.get(name));
    if (number == null || !(number >= from && number <= to)) {
      fault(name, "It is not a number from %s to %s.".formatted(plain(from), plain(to)));
      return null;
    }
    return number;
  }

  private static @Nullable Double numberOf(@Nullable Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      // the pattern keeps out what Java reads and nobody means: hexadecimal, NaN, a trailing d
      case String text when text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?") -> Double.valueOf(text);
      case null, default -> null;
    };
  }

  @Nullable String text(String name, int longest) {
    if (!has(name)) {
      return null;
    }
    String text = textOf(name, values.get(name));
    if (text != null && text.length() > longest) {
      fault(name, "It has %d characters; %d are accepted.".formatted(text.length(), longest));
      return null;
    }
    return text;
  }

  private @Nullable String textOf(String name, @Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case null, default -> {
        fault(name, "It is not a text.");
        yield null;
      }
    };
  }

  /// A list, or one text for a list of one.
  List<String> texts(String name, int most, int longest) {
    List<?> items = items(name, most);
    if (!items.stream().allMatch(item -> isText(item, longest))) {
      fault(name, "Each item is a text of 1 to %d characters.".formatted(longest));
      return List.of();
    }
    return items.stream().map(String.class::cast).toList();
  }

  private static boolean isText(@Nullable Object item, int longest) {
    return item instanceof String text && !text.isBlank() && text.length() <= longest;
  }

  /// A list whose items may be objects.
  List<?> items(String name, int most) {
    if (!has(name)) {
      return List.of();
    }
    Object value = values.get(name);
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    if (items.size() > most) {
      fault(name, "It has %d items; %d are accepted.".formatted(items.size(), most));
      return List.of();
    }
    return items;
  }

  /// One of `words`, in any case; null where there is none or another.
  @Nullable String word(String name, List<String> words) {
    String text = text(name, SHOWN_CHARACTERS);
    if (text == null) {
      return null;
    }
    String word = text.toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      fault(name, "It is none of %s.".formatted(String.join(", ", words)));
      return null;
    }
    return word;
  }

  <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
    String word = word(name, Words.of(type));
    return word == null ? null : Words.constant(type, word);
  }

  <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
    List<String> known = Words.of(type);
    List<String> words =
        texts(name, known.size(), SHOWN_CHARACTERS).stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    if (!known.containsAll(words)) {
      fault(name, "Each item is one of %s.".formatted(String.join(", ", known)));
      return List.of();
    }
    return words.stream().map(word -> Words.constant(type, word)).sorted().toList();
  }

  /// Says that an option has no meaning without another.
  void need(String name, boolean met, String reason) {
    if (has(name) && !met) {
      fault(name, reason);
    }
  }

  /// Says which of two options that exclude each other is one too many.
  void exclude(String name, String other, String reason) {
    if (has(name) && has(other)) {
      fault(name, "It contradicts %s: %s".formatted(other, reason));
    }
  }

  /// All names that were asked for.
  Set<String> names() {
    return Set.copyOf(read);
  }

  /// Ends reading.
  ///
  /// @throws InvalidCaptureOptionsException naming all that was wrong, unknown names included
  void finish() throws InvalidCaptureOptionsException {
    values.forEach((name, value) -> {
      if (read.contains(name) && hasNul(value)) {
        fault(name, "It has a character that cannot be kept.");
      }
    });
    values.keySet().stream()
        .filter(name -> !read.contains(name))
        .sorted()
        .limit(SHOWN_NAMES)
        .forEach(name -> fault(shown(name), "There is no such option."));
    if (!faults.isEmpty()) {
      throw new InvalidCaptureOptionsException(faults);
    }
  }

  /// Whether it has U+0000 in it, which not all databases take.
  private static boolean hasNul(@Nullable Object value) {
    return switch (value) {
      case String text -> text.indexOf('\0') >= 0;
      case List<?> list -> list.stream().anyMatch(OptionMap::hasNul);
      case Map<?, ?> map ->
          map.entrySet().stream().anyMatch(e -> hasNul(e.getKey()) || hasNul(e.getValue()));
      case null, default -> false;
    };
  }

  private static String shown(String name) {
    String cut = name.length() > SHOWN_CHARACTERS ? name.substring(0, SHOWN_CHARACTERS) : name;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
