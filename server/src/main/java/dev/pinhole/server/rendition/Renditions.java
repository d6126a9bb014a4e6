package dev.pinhole.server.rendition;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.blob.BlobId;
import java.io.IOException;
import java.util.List;

/** Derived images, made when first asked for. Thread-safe. */
public interface Renditions {

  /**
   * The rendition of {@code source}, found or made. However many callers ask at once, each is made
   * once.
   *
   * @param sourceFormat what the source is; a transform without a format gives the same, or the
   *     nearest that can be written
   * @throws ImagingException.Unsupported if the source is of a format that is only kept
   * @throws ImagingException.Busy if too many renders are waiting already
   * @throws java.io.FileNotFoundException if there is no such source
   * @throws dev.pinhole.server.blob.CorruptBlobException if the source is damaged
   */
  Rendition obtain(BlobId source, ImageFormat sourceFormat, Transform transform)
      throws ImagingException, IOException, InterruptedException;

  /** All that are kept of {@code source}, oldest first. */
  List<Rendition> of(BlobId source);

  /** Takes note that the bytes of {@code rendition} are gone; the next request makes it again. */
  void lost(Rendition rendition);
}
