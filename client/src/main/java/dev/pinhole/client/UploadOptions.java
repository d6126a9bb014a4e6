package dev.pinhole.client;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImportRequest;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.api.upload.UploadRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How uploaded images are kept; applies to all files of one call.
///
/// @param visibility `PRIVATE` where absent
/// @param accessKey lets others see a private image
/// @param expiresIn how long they are kept; for ever where absent
/// @param formats converted to at once, in the background
public record UploadOptions(
    @Nullable Visibility visibility,
    @Nullable String accessKey,
    @Nullable String description,
    @Nullable Duration expiresIn,
    List<ImageFormat> formats) {

  public static final UploadOptions DEFAULT = new UploadOptions(null, null, null, null, List.of());

  public UploadOptions {
    formats = List.copyOf(formats);
  }

  public UploadOptions withVisibility(Visibility other) {
    return new UploadOptions(other, accessKey, description, expiresIn, formats);
  }

  public UploadOptions withAccessKey(String other) {
    return new UploadOptions(visibility, other, description, expiresIn, formats);
  }

  public UploadOptions withDescription(String other) {
    return new UploadOptions(visibility, accessKey, other, expiresIn, formats);
  }

  public UploadOptions expiringIn(Duration other) {
    return new UploadOptions(visibility, accessKey, description, other, formats);
  }

  public UploadOptions convertedTo(ImageFormat... others) {
    return new UploadOptions(visibility, accessKey, description, expiresIn, List.of(others));
  }

  Multipart.Form form() {
    Multipart.Form form =
        new Multipart.Form()
            .with("visibility", visibility)
            .with("accessKey", accessKey)
            .with("description", description)
            .with("expiresIn", expiresIn);
    return formats.isEmpty() ? form : form.with("formats", extensions());
  }

  ImportRequest importing(URI url) {
    return new ImportRequest(
        url.toString(),
        null,
        visibility == null ? null : visibility.toString(),
        accessKey,
        description,
        expiresIn == null ? null : expiresIn.toString(),
        null,
        formats.stream().map(ImageFormat::extension).toList());
  }

  UploadRequest announcing(LocalFile file) {
    if (!formats.isEmpty()) {
      throw new IllegalArgumentException("formats cannot be asked for with an announced upload");
    }
    return new UploadRequest(
        file.name(),
        file.bytes(),
        file.type(),
        file.sha256(),
        visibility == null ? null : visibility.toString(),
        accessKey,
        description,
        expiresIn == null ? null : expiresIn.toString(),
        null);
  }

  private String extensions() {
    return formats.stream().map(ImageFormat::extension).collect(Collectors.joining(","));
  }
}
