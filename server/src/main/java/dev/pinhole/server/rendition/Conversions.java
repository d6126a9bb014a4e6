package dev.pinhole.server.rendition;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.image.Image;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images in another format and otherwise as they are, made by durable jobs. */
public interface Conversions {

  /**
   * Has the image made in this format soon. Joins the transaction under way: the job is there with
   * what is done in it, or not at all. Of an image that is only kept there is nothing to make.
   */
  void schedule(Image image, ImageFormat format);

  /**
   * The image in this format; where it is not made yet, it will be soon.
   *
   * @throws dev.pinhole.server.platform.ProblemException where it cannot be made, or could not a
   *     moment ago
   */
  Optional<Rendition> request(Image image, ImageFormat format);

  /** What has been made, by the images' numbers, oldest first; nothing of many is left out. */
  Map<Long, List<Rendition>> of(Collection<Image> images);
}
