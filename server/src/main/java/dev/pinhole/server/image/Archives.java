package dev.pinhole.server.image;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Many originals in one ZIP file, written while it is sent. */
public interface Archives {
  /** How many images one file can have. */
  int MAX_IMAGES = 1000;

  /**
   * Answers with these images. That whoever asks may have their originals is for the caller to
   * know.
   */
  void send(List<Image> images, HttpServletResponse response) throws IOException;
}
