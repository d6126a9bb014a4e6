package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.rendition.Rendition;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Formats as this dialect calls them. */
final class FormatWords {
  /** What every image is converted to. */
  static final List<ImageFormat> PROMISED = List.of(ImageFormat.JPEG, ImageFormat.PNG);

  private FormatWords() {}

  static String of(ImageFormat format) {
    return format == ImageFormat.JPEG ? "jpeg" : format.extension();
  }

  /** The name of everything in this format that was converted. */
  static String converted(ImageFormat format) {
    return "converted_img." + of(format);
  }

  /** Without what is of the image's own format: that is the image. */
  static Stream<Rendition> others(Image image, List<Rendition> made) {
    return made.stream().filter(r -> r.format() != image.content().format());
  }

  /**
   * @param word JPEG where it is absent
   * @throws ProblemException where the image cannot be had so
   */
  static ImageFormat wanted(@Nullable String word, Image image) {
    return ImageFormat.ofExtension(word == null || word.isBlank() ? "jpeg" : word.strip())
        .filter(format -> format.writable() || format == image.content().format())
        .orElseThrow(FormatWords::invalid);
  }

  private static ProblemException invalid() {
    String known =
        ImageFormat.writableFormats().stream()
            .map(FormatWords::of)
            .collect(Collectors.joining(", "));
    return Complaints.detail(
        ProblemCode.INVALID_PARAMETER, "Invalid image format. It can be one of: " + known + ".");
  }
}
