package dev.pinhole.api.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wish to compare two captures.
///
/// @param before a capture's id
/// @param after a capture's id
/// @param ignore what does not count, at most {@link IgnoredArea#MOST}; null for nothing
/// @param keep whether the difference image stays until it is deleted; null for no: a day
public record CaptureComparisonRequest(
    String before, String after, @Nullable List<IgnoredArea> ignore, @Nullable Boolean keep) {
  public CaptureComparisonRequest {
    ignore = ignore == null ? null : List.copyOf(ignore);
  }
}
