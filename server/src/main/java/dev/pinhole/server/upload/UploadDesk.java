package dev.pinhole.server.upload;

import dev.pinhole.api.image.UploadResult;
import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.api.upload.UploadView;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Announced uploads, whoever makes them. */
public interface UploadDesk {

  /**
   * Announces a file.
   *
   * @return pending with the requests by which to send it, or done where the owner has that content
   */
  UploadView announce(Uploader uploader, UploadRequest request) throws IOException;

  /**
   * Announces a file of which only the name is known. It may be as large as the uploader's files
   * may, and whether there is room for it shows when it is completed.
   *
   * @return pending with the request by which to send it, whole
   */
  UploadView announceOpen(Uploader uploader, String name) throws IOException;

  /** An upload with requests signed anew. */
  UploadView find(Uploader uploader, String id) throws IOException;

  /** Those that are pending, newest first, without requests: {@link #find} has them. */
  List<UploadView> pending(Uploader uploader);

  /** Admits what has been sent. Doing it again gives the same image. */
  Completed complete(Uploader uploader, String id, CompletionRequest request) throws IOException;

  /** Whether completing would keep these claims, and not refuse because they are too much. */
  boolean keeps(Map<String, Object> claims);

  /** Gives up an upload and deletes what has been sent of it. */
  void cancel(Uploader uploader, String id) throws IOException;

  /**
   * What has been announced to an owner's library and is pending. Within {@link Uploader#allow} it
   * does not count the upload that is asked for.
   *
   * @param principals how the names of the uploaders to be counted begin
   */
  Outstanding outstanding(long owner, String principals);

  /**
   * Gives up what has been announced to an owner's library and is pending: nothing more of it is
   * taken in, and what has been sent is deleted by the next sweep. Part of the transaction that it
   * is called in; waits for those who are admitting such an upload.
   *
   * @param principals how the names of the uploaders begin
   */
  void giveUp(long owner, String principals);

  /** Files and their bytes. */
  record Outstanding(long files, long bytes) {}

  /**
   * An upload that is done.
   *
   * @param created whether this very request has made the image
   */
  record Completed(UploadResult result, boolean created) {}
}
