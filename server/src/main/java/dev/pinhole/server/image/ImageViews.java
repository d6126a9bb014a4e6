package dev.pinhole.server.image;

import dev.pinhole.api.image.ImageView;

/** Images as they travel. */
public final class ImageViews {
  private ImageViews() {}

  public static ImageView of(Image image) {
    Image.Content content = image.content();
    Image.Sharing sharing = image.sharing();
    return new ImageView(
        image.key(),
        image.name(),
        image.description(),
        content.format().extension(),
        content.format().mediaType(),
        content.width(),
        content.height(),
        content.frames(),
        content.alpha(),
        content.size(),
        content.blob().sha256(),
        image.source(),
        sharing.visibility(),
        sharing.accessKeyHash() != null,
        sharing.originals(),
        image.createdAt(),
        sharing.expiresAt(),
        "/i/" + image.key(),
        image.version());
  }
}
