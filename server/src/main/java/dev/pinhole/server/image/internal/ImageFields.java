package dev.pinhole.server.image.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.image.ImageName;
import dev.pinhole.server.image.ImageProperties;
import dev.pinhole.server.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people may say about an image, read and checked the same way wherever they say it. */
@Component
public class ImageFields {
  private static final int MAX_DESCRIPTION = 4000;
  private static final int MAX_ACCESS_KEY_BYTES = 72;
  private static final int SHOWN = 100;

  private final ImageProperties properties;
  private final Clock clock;

  ImageFields(ImageProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  public static Visibility visibility(String word) {
    return Visibility.of(word)
        .orElseThrow(
            () -> invalid("visibility", "%s is none of %s.", word, words(Visibility.values())));
  }

  /** Cleaned; something must be left. */
  public static String name(String text) {
    if (ImageName.visible(text).isBlank()) {
      throw invalid("name", "It is empty.");
    }
    return ImageName.clean(text);
  }

  public static boolean flag(String name, String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name, "%s is neither true nor false.", word);
    };
  }

  /** Any characters, also digits only with leading zeros. */
  public static String accessKey(String key) {
    int length = key.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > MAX_ACCESS_KEY_BYTES) {
      throw invalid(
          "accessKey", "It has %s bytes; 1 to %s are accepted.", length, MAX_ACCESS_KEY_BYTES);
    }
    return key;
  }

  /** Line breaks stay; other characters that cannot be seen go. */
  public static String description(String text) {
    String clean = String.join("\n", text.lines().map(ImageName::visible).toList()).strip();
    if (clean.length() > MAX_DESCRIPTION) {
      throw invalid(
          "description",
          "It has %s characters; up to %s are accepted.",
          clean.length(),
          MAX_DESCRIPTION);
    }
    return clean;
  }

  /** {@code PT1H}, {@code P7D} or seconds, from now on. */
  public Instant expiry(String text) {
    Duration duration = duration(text);
    if (duration.compareTo(Duration.ofSeconds(1)) < 0
        || duration.compareTo(properties.maxExpiry()) > 0) {
      throw invalid("expiresIn", "%s is not from 1 second to %s.", text, properties.maxExpiry());
    }
    return clock.instant().plus(duration).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Duration duration(String text) {
    try {
      return text.matches("\\d{1,12}")
          ? Duration.ofSeconds(Long.parseLong(text))
          : Duration.parse(text);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw invalid(
          "expiresIn", "%s is neither seconds nor an ISO 8601 duration such as P7D.", text);
    }
  }

  public static ProblemException invalid(String parameter, String reason, Object... values) {
    Object[] shown = Arrays.stream(values).map(v -> shown(v.toString())).toArray();
    return new ProblemException(
            ProblemCode.INVALID_PARAMETER,
            shown(parameter) + ": " + (shown.length == 0 ? reason : reason.formatted(shown)))
        .with("parameter", shown(parameter));
  }

  /** What a client sent, as it can be shown back. */
  public static String shown(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return ImageName.visible(cut);
  }

  public static List<String> words(Object[] values) {
    return Arrays.stream(values).map(Object::toString).toList();
  }
}
