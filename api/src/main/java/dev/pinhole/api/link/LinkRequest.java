package dev.pinhole.api.link;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A wish for a signed link to an image. Everything in it becomes part of what is signed.
///
/// @param expiresIn seconds, or an ISO 8601 duration such as `P7D`; one day where absent
/// @param transform transform parameters by name: `{"w": "400", "fm": "webp"}`
/// @param download whether the image is to be saved, not shown
public record LinkRequest(
    @Nullable String expiresIn,
    @Nullable Map<String, String> transform,
    @Nullable Boolean download) {}
