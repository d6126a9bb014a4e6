package dev.pinhole.api.image;

import dev.pinhole.api.Problem;
import org.jspecify.annotations.Nullable;

/// What became of one uploaded file: an image or a problem.
///
/// @param name of the file, cleaned for display
/// @param duplicate whether the owner had the same content already; the image is the one from then
public record UploadResult(
    String name,
    @Nullable ImageView image,
    @Nullable Boolean duplicate,
    @Nullable Problem problem) {}
