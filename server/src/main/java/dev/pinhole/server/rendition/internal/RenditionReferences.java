package dev.pinhole.server.rendition.internal;

import dev.pinhole.server.blob.BlobReferences;
import org.springframework.stereotype.Component;

/** Each rendition holds its result; none holds its source. */
@Component
class RenditionReferences implements BlobReferences {

  @Override
  public String name() {
    return "renditions";
  }

  @Override
  public String query() {
    return "SELECT blob FROM rendition";
  }
}
