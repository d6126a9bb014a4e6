package dev.pinhole.api.image;

import java.util.Map;

/// What an image file says of itself. Nothing in it is verified.
///
/// @param fields the ones people ask for, in words where the file has code numbers: `make`,
///   `model`, `xDimension`, `yDimension`, `orientation`, `software`, `flash`, `metering_mode`,
///   `saturation`, `sharpness`, `contrast`, `x_resolution`, `y_resolution`, `aperture_value`,
///   `focal_length`, `exif_version`, `taken_at`, `latitude`, `longitude`; absent where unknown
/// @param tags everything that was understood: directory, tag, description
/// @param truncated whether the file holds more than is shown
public record ImageMetadata(
    Map<String, Object> fields, Map<String, Map<String, String>> tags, boolean truncated) {}
