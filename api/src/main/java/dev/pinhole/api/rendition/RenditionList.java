package dev.pinhole.api.rendition;

import java.util.List;

/// What is kept of one image, oldest first.
public record RenditionList(List<RenditionEntry> renditions) {
  public RenditionList {
    renditions = List.copyOf(renditions);
  }
}
