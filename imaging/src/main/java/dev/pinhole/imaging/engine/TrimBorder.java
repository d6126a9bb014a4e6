package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.util.Arrays;

/// `trim`: cuts a border of the colour of the top left corner. An animation is cut to what its
/// first frame shows, so that nothing jumps. A picture that is all border stays as it is.
final class TrimBorder implements Step {

  @Override
  public Frames apply(Frames frames, Job job) throws VipsException, ImagingException {
    Integer threshold = job.transform().trim();
    if (threshold == null) {
      return frames;
    }
    // Looking for the border reads all pixels, and the next steps read them again.
    Frames read = frames.map(VipsImage::inMemory);
    int[] found = find(read.first(), threshold, corner(read.nominal(), job));
    Area content = new Area(found[0], found[1], found[2], found[3]);
    return content.width() == 0 || content.height() == 0 ? read : read.map(content::cutFrom);
  }

  /// Where the upright picture's top left pixel is stored.
  private static Area corner(Size stored, Job job) {
    Size upright = job.upright().of(stored);
    return job.upright().inverse().of(new Area(0, 0, 1, 1), upright);
  }

  private static int[] find(VipsImage image, int threshold, Area corner) throws VipsException {
    double[] pixel = image.pixel(corner.left(), corner.top());
    double scaled = threshold * Depth.of(image).maximum() / 255;
    if (!image.hasAlpha()) {
      return find(image, scaled, pixel);
    }
    int alpha = image.bands() - 1;
    // A transparent border has no colour: what counts is where something can be seen.
    return pixel[alpha] == 0
        ? find(band(image, alpha), scaled, new double[] {0})
        : find(image, scaled, Arrays.copyOf(pixel, alpha));
  }

  private static VipsImage band(VipsImage image, int band) throws VipsException {
    return image.apply("extract_band").with("band", band).image();
  }

  private static int[] find(VipsImage image, double threshold, double[] border)
      throws VipsException {
    return image
        .apply("find_trim")
        .with("threshold", threshold)
        .with("background", border)
        .numbers("left", "top", "width", "height");
  }
}
