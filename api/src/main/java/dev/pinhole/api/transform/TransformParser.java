package dev.pinhole.api.transform;

import dev.pinhole.api.ImageFormat;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Reads query parameters into a transform.
final class TransformParser {
  private static final Set<String> NAMES =
      Set.of(
          "w",
          "h",
          "fit",
          "crop",
          "rect",
          "q",
          "fm",
          "dpr",
          "blur",
          "sharp",
          "rot",
          "flip",
          "bg",
          "trim",
          "pad",
          "max-bytes",
          "anim");
  private static final int LONGEST_PAD = 1000;
  private static final int STANDARD_TRIM = 10;

  private final TransformDraft draft = new TransformDraft();
  private BigDecimal dpr = BigDecimal.ONE;

  static Transform parse(Map<String, String> parameters) throws InvalidTransformException {
    var parser = new TransformParser();
    // Sorted, so that of several faults it is always the same one that is reported.
    for (String name : new TreeSet<>(parameters.keySet())) {
      parser.read(new Parameter(name, parameters.getOrDefault(name, "")));
    }
    new PixelRatio(parser.dpr).multiply(parser.draft);
    return parser.draft.finished();
  }

  private void read(Parameter parameter) throws InvalidTransformException {
    switch (parameter.name()) {
      case "w" -> draft.width = parameter.whole(1, Transform.LONGEST_SIDE);
      case "h" -> draft.height = parameter.whole(1, Transform.LONGEST_SIDE);
      case "fit" -> draft.fit = parameter.word(Fit.class);
      case "crop" -> draft.gravity = parameter.word(Gravity.class);
      case "rect" -> draft.rect = Shapes.rect(parameter);
      case "q" -> draft.quality = parameter.whole(1, 100);
      case "fm" -> draft.format = format(parameter);
      case "dpr" -> dpr = parameter.decimal("0.1", "8");
      case "blur" -> draft.blur = parameter.decimal("0", "100").doubleValue();
      case "sharp" -> draft.sharpen = parameter.decimal("0", "10").doubleValue();
      case "rot" -> draft.rotate = rotation(parameter);
      case "flip" -> flip(parameter);
      case "bg" -> draft.background = Shapes.colour(parameter);
      case "trim" -> draft.trim = trim(parameter);
      case "pad" -> draft.pad = parameter.whole(0, LONGEST_PAD);
      case "max-bytes" -> draft.maxBytes = parameter.whole(100, 999_999_999);
      case "anim" -> draft.animated = flag(parameter);
      default -> throw unknown(parameter);
    }
  }

  private static ImageFormat format(Parameter parameter) throws InvalidTransformException {
    return ImageFormat.ofExtension(parameter.value())
        .filter(ImageFormat::writable)
        .orElseThrow(() -> parameter.mustBe("one of " + writable()));
  }

  private static String writable() {
    return ImageFormat.writableFormats().stream()
        .map(ImageFormat::extension)
        .collect(Collectors.joining(", "));
  }

  private static int rotation(Parameter parameter) throws InvalidTransformException {
    return switch (parameter.value()) {
      case "0" -> 0;
      case "90" -> 90;
      case "180" -> 180;
      case "270" -> 270;
      default -> throw parameter.mustBe("one of 0, 90, 180, 270");
    };
  }

  private void flip(Parameter parameter) throws InvalidTransformException {
    if (!Set.of("h", "v", "hv").contains(parameter.value())) {
      throw parameter.mustBe("one of h, v, hv");
    }
    draft.flipHorizontal = parameter.value().contains("h");
    draft.flipVertical = parameter.value().contains("v");
  }

  private static int trim(Parameter parameter) throws InvalidTransformException {
    return parameter.value().equals("auto") ? STANDARD_TRIM : parameter.whole(1, 255);
  }

  private static boolean flag(Parameter parameter) throws InvalidTransformException {
    return switch (parameter.value()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw parameter.mustBe("true or false");
    };
  }

  private static InvalidTransformException unknown(Parameter parameter) {
    return new InvalidTransformException(
        parameter.name(),
        "there is no parameter of this name; known are " + String.join(", ", new TreeSet<>(NAMES)));
  }
}
