package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.blob.BlobId;
import java.util.List;

/**
 * A new image is in the library. Published inside the transaction that stores it: what a listener
 * writes to the database is stored with the image or not at all.
 *
 * @param formats renditions that the owner asked to have made at once
 */
public record ImageAdmitted(String key, long number, BlobId blob, List<ImageFormat> formats) {
  public ImageAdmitted {
    formats = List.copyOf(formats);
  }
}
