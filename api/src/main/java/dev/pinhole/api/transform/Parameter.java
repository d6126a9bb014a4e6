package dev.pinhole.api.transform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One parameter as it was sent, and the ways to read its value.
record Parameter(String name, String value) {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  /// A number without a sign or a fraction.
  int whole(int lowest, int highest) throws InvalidTransformException {
    String accepted = "a whole number from %d to %d".formatted(lowest, highest);
    if (!WHOLE.matcher(value).matches()) {
      throw mustBe(accepted);
    }
    int number = Integer.parseInt(value);
    if (number < lowest || number > highest) {
      throw mustBe(accepted);
    }
    return number;
  }

  /// A number with a fraction, of which two digits count.
  BigDecimal decimal(String lowest, String highest) throws InvalidTransformException {
    String accepted = "a number from %s to %s".formatted(lowest, highest);
    if (!DECIMAL.matcher(value).matches()) {
      throw mustBe(accepted);
    }
    var number = new BigDecimal(value).setScale(2, RoundingMode.HALF_UP);
    if (number.compareTo(new BigDecimal(lowest)) < 0
        || number.compareTo(new BigDecimal(highest)) > 0) {
      throw mustBe(accepted);
    }
    return number;
  }

  /// One of the names of an enum, written `like-this`.
  <E extends Enum<E>> E word(Class<E> type) throws InvalidTransformException {
    E[] all = type.getEnumConstants();
    for (E constant : all) {
      if (CanonicalForm.word(constant).equals(value)) {
        return constant;
      }
    }
    throw mustBe(
        "one of " + Arrays.stream(all).map(CanonicalForm::word).collect(Collectors.joining(", ")));
  }

  InvalidTransformException mustBe(String accepted) {
    return new InvalidTransformException(
        name, "%s must be %s, got '%s'".formatted(name, accepted, shown()));
  }

  /// What was sent may be long or hold anything.
  private String shown() {
    String printable = value.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
  }
}
