package dev.pinhole.server.publisher.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.delivery.Stripped;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.rendition.Rendition;
import dev.pinhole.server.rendition.Renditions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.springframework.stereotype.Component;

/** Makes of images what may leave: the picture without its metadata, in a format imgur takes. */
@Component
class Pictures {
  private final Renditions renditions;
  private final Blobs blobs;
  private final long maxBytes;

  Pictures(Renditions renditions, Blobs blobs, ImgurProperties properties) {
    this.renditions = renditions;
    this.blobs = blobs;
    this.maxBytes = properties.maxBytes().toBytes();
  }

  /** Larger than is sent. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  Picture of(Image image) throws ImagingException, IOException, InterruptedException {
    Image.Content content = image.content();
    Rendition rendition = renditions.obtain(content.blob(), content.format(), transform(image));
    if (rendition.size() > maxBytes) {
      throw new TooLargeException();
    }
    return new Picture(rendition.format(), bytes(rendition));
  }

  private static Transform transform(Image image) {
    Transform stripped = Stripped.of(image);
    return switch (image.content().format()) {
      case WEBP, AVIF -> stripped.withFormat(taken(image));
      case JPEG, PNG, GIF, TIFF, BMP, SVG, HEIC, PDF -> stripped;
    };
  }

  private static ImageFormat taken(Image image) {
    if (Stripped.moves(image)) {
      return ImageFormat.GIF;
    }
    return image.content().alpha() ? ImageFormat.PNG : ImageFormat.JPEG;
  }

  private byte[] bytes(Rendition rendition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) rendition.size());
    try (BlobContent content = blobs.open(rendition.blob())) {
      content.transferTo(Channels.newChannel(out), 0, rendition.size());
    }
    return out.toByteArray();
  }
}
