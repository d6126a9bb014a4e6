package dev.pinhole.api.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found out about a page while it was photographed.
///
/// @param finalUrl after redirects; null for a document that was sent along
/// @param status HTTP; null for a document that was sent along
/// @param fonts families that text on the page is drawn in, at most 100
/// @param consoleErrors at most 50, each cut at 500 characters
/// @param timedOut whether this is what there was at a timeout (`best_effort`)
public record PageFacts(
    @Nullable String finalUrl,
    @Nullable String title,
    @Nullable Integer status,
    List<String> fonts,
    List<String> consoleErrors,
    boolean timedOut) {
  public PageFacts {
    fonts = List.copyOf(fonts);
    consoleErrors = List.copyOf(consoleErrors);
  }
}
