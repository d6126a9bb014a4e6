package dev.pinhole.server.delivery;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.api.transform.InvalidTransformException;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.server.platform.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for of an image. Whether it is well-formed depends on the address alone, never on
 * the image, so that a complaint tells nothing about what is there.
 *
 * @param transform to make of it
 * @param transformed whether any transform parameter is given
 * @param auto whether the server chooses a format that the client accepts
 * @param download whether it is to be saved, not shown
 * @param accessKey null where none is given in the address
 * @param signed whether there is a signature, not yet verified
 */
record Wish(
    Transform transform,
    boolean transformed,
    boolean auto,
    boolean download,
    @Nullable String accessKey,
    boolean signed) {

  static final Wish PLAIN = new Wish(Transform.NONE, false, false, false, null, false);

  private static final String AUTO = "auto";
  private static final String DOWNLOAD = "download";
  private static final String ACCESS_KEY = "key";

  /**
   * @throws ProblemException naming a parameter that is unknown, malformed, out of range, or at
   *     odds with the path's extension
   */
  static Wish of(ImagePath path, Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return PLAIN;
    }
    Map<String, String> rest = new HashMap<>(parameters);
    boolean auto = isOn(rest, AUTO, "format");
    boolean download = isOn(rest, DOWNLOAD, "1");
    String accessKey = rest.remove(ACCESS_KEY);
    boolean signed = takeSignature(rest);
    Transform transform = transform(rest);
    requireSameFormat(path.extension(), transform);
    return new Wish(transform, !rest.isEmpty(), auto, download, accessKey, signed);
  }

  private static boolean isOn(Map<String, String> rest, String name, String on) {
    String value = rest.remove(name);
    if (value != null && !value.equals(on)) {
      throw invalid(name, "can only be " + on);
    }
    return value != null;
  }

  private static boolean takeSignature(Map<String, String> rest) {
    boolean ends = rest.remove(LinkSigner.EXPIRES) != null;
    boolean signed = rest.remove(LinkSigner.SIGNATURE) != null;
    if (ends != signed) {
      throw invalid(
          ends ? LinkSigner.EXPIRES : LinkSigner.SIGNATURE,
          "stands only together with " + (ends ? LinkSigner.SIGNATURE : LinkSigner.EXPIRES));
    }
    return signed;
  }

  private static Transform transform(Map<String, String> parameters) {
    try {
      return Transform.parse(parameters);
    } catch (InvalidTransformException e) {
      throw new ProblemException(ProblemCode.INVALID_PARAMETER, String.valueOf(e.getMessage()), e)
          .with("parameter", e.parameter());
    }
  }

  private static void requireSameFormat(@Nullable ImageFormat extension, Transform transform) {
    if (extension != null && transform.requestedFormat().filter(f -> f != extension).isPresent()) {
      throw invalid("fm", "asks for another format than the address's extension");
    }
  }

  static ProblemException invalid(String parameter, String fault) {
    return new ProblemException(
            ProblemCode.INVALID_PARAMETER, "The parameter '%s' %s.".formatted(parameter, fault))
        .with("parameter", parameter);
  }
}
