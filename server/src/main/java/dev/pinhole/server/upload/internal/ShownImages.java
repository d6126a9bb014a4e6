package dev.pinhole.server.upload.internal;

import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.upload.Uploader;
import java.time.Instant;

/** What an uploader is shown of the image that a file has become. */
final class ShownImages {
  private ShownImages() {}

  /**
   * The image; to those who do not own the library only what they know, having sent its bytes: it
   * may have been there before them, with a name, a description and a sharing of its own.
   */
  static ImageView of(Image image, Uploader uploader, StoredUpload upload) {
    ImageView full = ImageViews.of(image);
    return uploader.ownsLibrary() ? full : withoutOwnersWords(full, upload);
  }

  private static ImageView withoutOwnersWords(ImageView full, StoredUpload upload) {
    Instant sent = upload.createdAt();
    return new ImageView(
        full.key(),
        upload.announcement().name(),
        null,
        full.format(),
        full.mediaType(),
        full.width(),
        full.height(),
        full.frames(),
        full.alpha(),
        full.size(),
        full.sha256(),
        full.source(),
        Visibility.PRIVATE,
        false,
        false,
        sent,
        null,
        full.url(),
        1);
  }
}
