package dev.pinhole.server.upload;

import dev.pinhole.api.image.UploadResult;
import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.api.upload.UploadView;
import java.io.IOException;
import java.util.List;

/** Announced uploads, whoever makes them. */
public interface UploadDesk {

  /**
   * Announces a file.
   *
   * @return pending with the requests by which to send it, or done where the owner has that content
   */
  UploadView announce(Uploader uploader, UploadRequest request) throws IOException;

  /** An upload with requests signed anew. */
  UploadView find(Uploader uploader, String id) throws IOException;

  /** Those that are pending, newest first. */
  List<UploadView> pending(Uploader uploader);

  /** Admits what has been sent. Doing it again gives the same image. */
  UploadResult complete(Uploader uploader, String id, CompletionRequest request) throws IOException;

  /** Gives up an upload and deletes what has been sent of it. */
  void cancel(Uploader uploader, String id) throws IOException;
}
