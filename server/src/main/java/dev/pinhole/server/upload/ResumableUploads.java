package dev.pinhole.server.upload;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Uploads by the protocol tus 1.0, for whoever has found out who uploads. */
public interface ResumableUploads {

  /**
   * Answers a request of the protocol, with any method. An uploader that others may not impersonate
   * sees no uploads but its own.
   *
   * @param basePath where uploads are created, such as {@code /api/v1/tus}; an upload lies at
   *     {@code basePath/ID}
   * @throws dev.pinhole.server.platform.ProblemException where the request, or the image that is
   *     complete now, is refused; the response has nothing in it yet
   */
  void handle(
      Uploader uploader, HttpServletRequest request, HttpServletResponse response, String basePath)
      throws IOException;

  /**
   * What is announced and not yet an image, for those who count it against a limit.
   *
   * @param principals how the uploaders' {@link Uploader#principal()} begins
   */
  Unfinished unfinished(String principals);

  /**
   * Gives up what is not yet an image: nothing more of it is taken in, not even by a request that
   * is under way, and what has arrived is deleted by a later sweep. Part of the transaction that it
   * is called in; waits for those who are admitting such an upload.
   *
   * @param principals how the uploaders' {@link Uploader#principal()} begins
   */
  void giveUp(String principals);

  /**
   * Files that are awaited.
   *
   * @param bytes as announced, however many have arrived
   */
  record Unfinished(int files, long bytes) {}
}
