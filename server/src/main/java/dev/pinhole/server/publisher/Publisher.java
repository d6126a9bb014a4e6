package dev.pinhole.server.publisher;

import dev.pinhole.server.delivery.Elsewhere;
import dev.pinhole.server.image.Image;

/** Copies pictures to imgur, where that is set up; otherwise it does nothing. */
public interface Publisher extends Elsewhere {

  /**
   * Has the picture copied, as soon as the transaction under way is committed, unless it is private
   * or was given to this before. From then on its copy goes when it does: however the image ends,
   * and when it is made private.
   */
  void publish(Image image);
}
