package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.invitation.InvitationMode;
import dev.pinhole.server.image.ImageName;
import dev.pinhole.server.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A member of what an owner says, as one kind of value or another; JSON's null is null. */
record TermsMember(String name, JsonNode value) {
  private static final int MIN_PASSWORD = 4;
  private static final int MAX_PASSWORD_BYTES = 72;

  @Nullable String text() {
    if (value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw invalid("is needed, as a text.");
    }
    return value.stringValue();
  }

  /** Without line breaks and what cannot be seen: it becomes the subject of a message. */
  @Nullable String line(int max) {
    String text = text();
    return text == null ? null : bounded(ImageName.visible(text).strip(), max);
  }

  /** Line breaks stay. */
  @Nullable String lines(int max) {
    String text = text();
    if (text == null || text.length() > 2 * max) {
      return text == null ? null : bounded(text, max);
    }
    List<String> lines = text.lines().map(ImageName::visible).toList();
    return bounded(String.join("\n", lines).strip(), max);
  }

  private @Nullable String bounded(String text, int max) {
    if (text.length() > max) {
      throw invalid("has %d characters; up to %d are accepted.".formatted(text.length(), max))
          .with("maximum", max);
    }
    return text.isEmpty() ? null : text;
  }

  boolean flag(boolean otherwise) {
    if (!value.isNull() && !value.isBoolean()) {
      throw invalid("is needed, as true or false.");
    }
    return value.isNull() ? otherwise : value.booleanValue();
  }

  @Nullable Long number(long max) {
    if (value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 1
        || value.longValue() > max) {
      throw invalid("is needed, as a whole number from 1 to %d.".formatted(max))
          .with("maximum", max);
    }
    return value.longValue();
  }

  InvitationMode mode() {
    String word = text();
    return word == null
        ? InvitationMode.BLIND
        : Arrays.stream(InvitationMode.values())
            .filter(mode -> mode.toString().equals(word))
            .findFirst()
            .orElseThrow(() -> invalid("is needed, as one of blind, gallery."));
  }

  /** Seconds may be a number. */
  @Nullable String duration() {
    return value.isIntegralNumber() ? value.asString() : text();
  }

  /** Any characters; short ones are for telling on the phone, and attempts are counted. */
  @Nullable String password() {
    String password = text();
    if (password != null
        && (password.codePointCount(0, password.length()) < MIN_PASSWORD
            || password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES)) {
      throw invalid(
          "has to have at least %d characters and at most %d bytes."
              .formatted(MIN_PASSWORD, MAX_PASSWORD_BYTES));
    }
    return password;
  }

  List<ImageFormat> formats() {
    if (!value.isNull() && !value.isArray()) {
      throw invalid("is needed, as a list.");
    }
    List<ImageFormat> formats = new ArrayList<>();
    for (JsonNode word : value) {
      formats.add(format(word.isString() ? word.stringValue() : ""));
    }
    return formats.stream().distinct().sorted().toList();
  }

  private ImageFormat format(String word) {
    Optional<ImageFormat> byType =
        ImageFormat.readableFormats().stream().filter(f -> f.mediaType().equals(word)).findFirst();
    return byType
        .or(() -> ImageFormat.ofExtension(word).filter(ImageFormat::readable))
        .orElseThrow(() -> {
          List<String> known =
              ImageFormat.readableFormats().stream().map(ImageFormat::mediaType).toList();
          return invalid("has something in it that is none of %s.".formatted(known))
              .with("accepted", known);
        });
  }

  ProblemException unknown() {
    return ProblemException.invalid(
        shown(),
        shown()
            + " is not known here. Known: digest, expiresIn, maxBytes, maxFileBytes, maxFiles,"
            + " message, mode, nameRequired, password, title, types, webhookUrl.");
  }

  private ProblemException invalid(String reason) {
    return ProblemException.invalid(name, name + " " + reason);
  }

  private String shown() {
    return ImageName.visible(name.length() > 100 ? name.substring(0, 100) : name);
  }
}
