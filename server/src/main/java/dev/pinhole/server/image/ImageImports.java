package dev.pinhole.server.image;

import dev.pinhole.server.platform.ProblemException;
import java.io.IOException;

/** Fetches images from elsewhere, as {@code POST /images} with a url does. */
public interface ImageImports {

  /**
   * Fetches an image and admits it.
   *
   * @param admission without a name, it is called what the other server calls it
   * @throws ProblemException where the address is none, or the image cannot be had or is refused
   */
  Admitted fetch(String url, Admission admission) throws IOException;
}
