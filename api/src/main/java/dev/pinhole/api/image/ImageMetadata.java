package dev.pinhole.api.image;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an image file says of itself. Nothing in it is verified.
///
/// @param fields the ones people ask for, in words where the file has code numbers: `make`,
///   `model`, `xDimension`, `yDimension`, `orientation`, `software`, `flash`, `metering_mode`,
///   `saturation`, `sharpness`, `contrast`, `x_resolution`, `y_resolution`, `aperture_value`,
///   `focal_length`, `exif_version`; `taken_at` (ISO 8601, with a zone where the camera knew it),
///   `lens_make`, `lens`, `iso`, `exposure_time` (`1/250`, in seconds), `f_number`,
///   `exposure_bias`, `latitude`, `longitude` (in degrees), `altitude` (in metres); absent where
///   unknown
/// @param tags everything that was understood: directory, tag, description
/// @param truncated whether the file holds more than is shown
/// @param claims what the client that sent the file said of it; not looked into, and no part of the
///   others. Null where it said nothing
public record ImageMetadata(
    Map<String, Object> fields,
    Map<String, Map<String, String>> tags,
    boolean truncated,
    @Nullable Map<String, Object> claims) {}
