package dev.pinhole.server.delivery;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.imaging.ImagingProblems;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.rendition.Rendition;
import dev.pinhole.server.rendition.Renditions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The original, for those who may have it and ask for nothing else; a rendition in all other cases.
 */
@Component
class Choice {

  private final Renditions renditions;

  Choice(Renditions renditions) {
    this.renditions = renditions;
  }

  static boolean original(Access.Granted granted, ImagePath path, Wish wish) {
    return granted.original() && isPlain(granted.image(), path, wish);
  }

  Rendition rendition(Image image, ImagePath path, Wish wish, @Nullable String accept)
      throws IOException {
    Image.Content content = image.content();
    if (!content.format().readable()) {
      throw onlyAsItIs(image, path, wish);
    }
    try {
      return renditions.obtain(
          content.blob(), content.format(), transform(image, path, wish, accept));
    } catch (ImagingException e) {
      throw ImagingProblems.of(e);
    } catch (InterruptedException e) {
      throw ImagingProblems.interrupted(e);
    }
  }

  /**
   * An address that ends in the image's own extension asks for nothing in particular; nor does the
   * wish for the best format where there is one only.
   */
  static boolean isPlain(Image image, ImagePath path, Wish wish) {
    return !wish.transformed()
        && !(wish.auto() && image.content().format().readable())
        && (path.extension() == null || path.extension() == image.content().format());
  }

  private static Transform transform(
      Image image, ImagePath path, Wish wish, @Nullable String accept) {
    if (isPlain(image, path, wish)) {
      return Stripped.of(image);
    }
    Transform asked = wish.transformed() ? wish.transform() : Stripped.of(image);
    ImageFormat extension = path.extension();
    if (extension != null && extension != image.content().format()) {
      return wish.transform().withFormat(writable(extension));
    }
    boolean fixed = extension != null || asked.requestedFormat().isPresent();
    return wish.auto() && !fixed ? Negotiation.format(asked, image, accept) : asked;
  }

  /** A document: what this visitor asked for is either a rendition or not theirs. */
  private static ProblemException onlyAsItIs(Image image, ImagePath path, Wish wish) {
    ImageFormat format = image.content().format();
    String detail =
        isPlain(image, path, wish)
            ? "This is a %s, which can only be had as it is, and its owner does not hand out"
                + " originals."
            : "This is a %s, which can only be had as it is: without parameters, and with no other"
                + " extension.";
    return new ProblemException(ProblemCode.UNSUPPORTED_FORMAT, detail.formatted(format))
        .with("format", format.mediaType());
  }

  private static ImageFormat writable(ImageFormat format) {
    if (format.writable()) {
      return format;
    }
    throw new ProblemException(
            ProblemCode.INVALID_PARAMETER,
            "This image cannot be had as %s.".formatted(format.extension()))
        .with("parameter", "extension")
        .with(
            "accepted",
            ImageFormat.writableFormats().stream().map(ImageFormat::extension).toList());
  }
}
