package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.ImportRequest;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.internal.ImageFields;
import dev.pinhole.server.platform.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an upload, from the query and from the form, for all of its files. An unknown field
 * is refused: a misspelt expiresIn would otherwise keep images for ever.
 */
final class UploadFields implements FieldSink {
  private static final Set<String> NAMES =
      Set.of("name", "visibility", "accessKey", "description", "expiresIn", "originals", "formats");

  private final TreeMap<String, String> values = new TreeMap<>();

  @Override
  public void put(String name, String value) {
    if (!NAMES.contains(name)) {
      throw ImageFields.invalid(
          name, "Unknown field; known are file and " + String.join(", ", names()) + ".");
    }
    if (values.putIfAbsent(name, value) != null) {
      throw ImageFields.invalid(name, "The field is given more than once.");
    }
  }

  /** The same fields where they come as JSON; null is absent. */
  static UploadFields of(ImportRequest request) {
    UploadFields fields = new UploadFields();
    fields.putIfGiven("name", request.name());
    fields.putIfGiven("visibility", request.visibility());
    fields.putIfGiven("accessKey", request.accessKey());
    fields.putIfGiven("description", request.description());
    fields.putIfGiven("expiresIn", request.expiresIn());
    fields.putIfGiven("originals", request.originals());
    List<String> formats = request.formats();
    fields.putIfGiven("formats", formats == null ? null : String.join(",", formats));
    return fields;
  }

  static UploadFields of(Map<String, String> given) {
    UploadFields fields = new UploadFields();
    given.forEach(fields::put);
    return fields;
  }

  private void putIfGiven(String name, @Nullable Object value) {
    if (value != null) {
      put(name, value.toString());
    }
  }

  @Override
  public @Nullable String name() {
    return values.get("name");
  }

  /** Null for an empty field, as forms send what was left empty. */
  private @Nullable String value(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  Admission admission(long owner, ImageSource source, ImageFields read) {
    String visibility = value("visibility");
    String description = value("description");
    String expiresIn = value("expiresIn");
    String originals = value("originals");
    String accessKey = value("accessKey");
    return new Admission(
        owner,
        null,
        source,
        visibility == null ? Visibility.PRIVATE : ImageFields.visibility(visibility),
        accessKey == null ? null : ImageFields.accessKey(accessKey),
        description == null ? null : ImageFields.description(description),
        expiresIn == null ? null : read.expiry(expiresIn),
        originals != null && ImageFields.flag("originals", originals),
        formats(value("formats")));
  }

  /** The same fields with the same values give the same text. */
  Map<String, String> sorted() {
    return values;
  }

  private static List<ImageFormat> formats(@Nullable String list) {
    return list == null
        ? List.of()
        : Arrays.stream(list.split(",", -1)).map(f -> format(f.strip())).distinct().toList();
  }

  private static ImageFormat format(String word) {
    return ImageFormat.ofExtension(word)
        .filter(ImageFormat::writable)
        .orElseThrow(() ->
            new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "formats: %s is none of %s.".formatted(ImageFields.shown(word), writable()))
                .with("parameter", "formats"));
  }

  private static String writable() {
    return String.join(
        ", ", ImageFormat.writableFormats().stream().map(ImageFormat::extension).toList());
  }

  private static List<String> names() {
    return NAMES.stream().sorted().toList();
  }
}
