package dev.pinhole.api.capture;

import java.time.Instant;

/// A page that has a history.
///
/// @param url without its fragment, as the timeline takes it
/// @param count pictures taken, deleted ones included
/// @param first when the first was taken
/// @param last when the last was taken
public record CapturedUrl(String url, long count, Instant first, Instant last) {}
