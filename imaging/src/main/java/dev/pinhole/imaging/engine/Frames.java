package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.vips.Operation;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.util.ArrayList;
import java.util.List;

/// The pictures of a job, all of the same size: one, or the frames of an animation in order.
///
/// @param nominal their size as the steps reckon with it: that of the file, even where the decoder
///   was asked for a smaller one
record Frames(List<VipsImage> images, Size nominal) {

  /// What to do to each picture.
  interface Change {
    VipsImage of(VipsImage image) throws VipsException;
  }

  static Frames single(VipsImage image, Size nominal) {
    return new Frames(List.of(image), nominal);
  }

  /// Cuts the strip that libvips keeps the frames of an animation in, one below the other. Cropping
  /// or blurring the strip itself would mix the frames.
  static Frames ofStrip(VipsImage strip) throws VipsException {
    Size size = new Size(strip.width(), strip.pageHeight());
    List<VipsImage> frames = new ArrayList<>();
    for (int top = 0; top < strip.height(); top += size.height()) {
      frames.add(new Area(0, top, size.width(), size.height()).cutFrom(strip));
    }
    return new Frames(frames, size);
  }

  VipsImage first() {
    return images.getFirst();
  }

  int count() {
    return images.size();
  }

  /// Each picture changed; their size may change with it.
  Frames map(Change change) throws VipsException {
    List<VipsImage> changed = new ArrayList<>(images.size());
    for (VipsImage image : images) {
      changed.add(change.of(image));
    }
    return new Frames(changed, Size.of(changed.getFirst()));
  }

  /// All pictures as the encoders want them: one image, with the height of a frame beside it.
  VipsImage joined() throws VipsException {
    if (images.size() == 1) {
      return first();
    }
    return new Operation(first().scope(), "arrayjoin")
        .with("in", images)
        .with("across", 1)
        .image()
        .withPageHeight(first().height());
  }
}
