package dev.pinhole.server.image;

import dev.pinhole.server.blob.BlobReferences;
import org.springframework.stereotype.Component;

/** Each image refers to its blob; expired ones until they are purged. */
@Component
class ImageBlobReferences implements BlobReferences {

  @Override
  public String name() {
    return "images";
  }

  @Override
  public String query() {
    return "SELECT blob_id AS blob FROM image";
  }
}
