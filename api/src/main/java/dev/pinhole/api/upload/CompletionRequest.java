package dev.pinhole.api.upload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says that a file has been sent.
///
/// @param claims what the client says of the image, for example what a browser read from it; kept
///   apart from what the server finds
public record CompletionRequest(@Nullable Map<String, Object> claims) {}
