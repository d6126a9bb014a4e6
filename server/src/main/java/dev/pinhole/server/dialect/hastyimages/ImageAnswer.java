package dev.pinhole.server.dialect.hastyimages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.invitation.LinkVisit.LinkFile;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A file of the list; null where the file says nothing, or has not come. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonNaming(SnakeCaseStrategy.class)
record ImageAnswer(
    String name,
    String path,
    @Nullable Long size,
    @Nullable String fileType,
    String timestamp,
    String updated,
    boolean uploaded,
    boolean active,
    UUID token,
    @Nullable Object make,
    @Nullable Object model,
    @JsonProperty("xDimension") @Nullable Object xDimension,
    @JsonProperty("yDimension") @Nullable Object yDimension,
    @Nullable Object orientation,
    @Nullable Object software,
    @Nullable Object flash,
    @Nullable Object meteringMode,
    @Nullable Object saturation,
    @Nullable Object sharpness,
    @Nullable Object contrast,
    @JsonProperty("x_resolution") @Nullable Object xResolution,
    @JsonProperty("y_resolution") @Nullable Object yResolution,
    @Nullable Object apertureValue,
    @Nullable Object focalLength,
    @Nullable Object exifVersion,
    @Nullable String imageLink) {

  static ImageAnswer awaited(UUID token, LinkFile file) {
    return of(token, file, null, Map.of(), null);
  }

  /**
   * @param said by the file of itself, by the names of the native metadata
   */
  static ImageAnswer of(
      UUID token,
      LinkFile file,
      @Nullable Image image,
      Map<String, Object> said,
      @Nullable String link) {
    return new ImageAnswer(
        file.name(),
        BucketPath.of(token, file.id(), file.name()),
        image == null ? null : image.content().size(),
        image == null ? null : image.content().format().mediaType(),
        DjangoTime.of(file.announcedAt()),
        DjangoTime.of(file.updatedAt()),
        image != null,
        true,
        token,
        said.get("make"),
        said.get("model"),
        image == null ? null : said.getOrDefault("xDimension", image.content().width()),
        image == null ? null : said.getOrDefault("yDimension", image.content().height()),
        said.get("orientation"),
        said.get("software"),
        said.get("flash"),
        said.get("metering_mode"),
        said.get("saturation"),
        said.get("sharpness"),
        said.get("contrast"),
        said.get("x_resolution"),
        said.get("y_resolution"),
        said.get("aperture_value"),
        said.get("focal_length"),
        said.get("exif_version"),
        link);
  }

  /** Neither link nor token: each lets in whoever has it. */
  @Override
  public String toString() {
    return "ImageAnswer[" + name + "]";
  }
}
