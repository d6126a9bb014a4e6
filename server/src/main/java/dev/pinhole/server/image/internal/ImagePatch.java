package dev.pinhole.server.image.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.ImageChange;
import dev.pinhole.server.platform.ProblemException;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads a change as JSON Merge Patch (RFC 7396): what is absent stays, null clears, and an unknown
 * member is refused because it would otherwise look as if it had been changed.
 */
@Component
class ImagePatch {
  private static final String KNOWN =
      "name, description, visibility, accessKey, originals, expiresIn";

  private final ImageFields fields;

  ImagePatch(ImageFields fields) {
    this.fields = fields;
  }

  ImageChange read(JsonNode members) {
    if (!members.isObject()) {
      throw new ProblemException(ProblemCode.INVALID_REQUEST, "The body is not a JSON object.");
    }
    ImageChange change = ImageChange.NONE;
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      change = read(change, member.getKey(), member.getValue());
    }
    return change;
  }

  private ImageChange read(ImageChange change, String name, JsonNode value) {
    return switch (name) {
      case "name" -> change.name(ImageFields.name(text(name, value)));
      case "description" ->
          change.description(value.isNull() ? null : ImageFields.description(text(name, value)));
      case "visibility" -> change.visibility(ImageFields.visibility(text(name, value)));
      case "accessKey" ->
          change.accessKey(value.isNull() ? null : ImageFields.accessKey(text(name, value)));
      case "originals" -> change.originals(flag(name, value));
      case "expiresIn" -> change.expiresAt(value.isNull() ? null : fields.expiry(duration(value)));
      default -> throw ImageFields.invalid(name, "Unknown field; known are " + KNOWN + ".");
    };
  }

  private static String text(String name, JsonNode value) {
    if (!value.isString()) {
      throw ImageFields.invalid(name, "It is not a string.");
    }
    return value.stringValue();
  }

  private static boolean flag(String name, JsonNode value) {
    if (!value.isBoolean()) {
      throw ImageFields.invalid(name, "It is neither true nor false.");
    }
    return value.booleanValue();
  }

  /** Seconds may be a number. */
  private static String duration(JsonNode value) {
    return value.isIntegralNumber() ? value.asString() : text("expiresIn", value);
  }
}
