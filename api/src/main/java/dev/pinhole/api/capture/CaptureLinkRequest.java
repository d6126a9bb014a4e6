package dev.pinhole.api.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A wish for a signed link that shows a capture, in a page's `img` for example, to whoever holds
/// it. Everything in it becomes part of what is signed; who sees the link can read it.
///
/// @param expiresIn seconds, or an ISO 8601 duration such as `P7D`; one day where absent
/// @param options as for a capture; `cache_ttl` is one day where absent
public record CaptureLinkRequest(@Nullable String expiresIn, Map<String, Object> options) {}
