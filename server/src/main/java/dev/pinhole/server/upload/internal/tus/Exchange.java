package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Uploader;
import dev.pinhole.server.upload.internal.tus.TusProblems.TusUploadView;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One request about at most one upload. */
final class Exchange implements TusUploadView, AutoCloseable {
  private final TusUploads uploads;
  private final Uploader uploader;
  private final @Nullable String id;
  private final Turn turn;
  private final boolean checked;
  private @Nullable TusUpload upload;
  private @Nullable Appender appender;
  private boolean created;

  /**
   * @param id what the address names; null where it names no upload
   * @param checked whether a checksum says what the bytes of the request are
   */
  Exchange(TusUploads uploads, Uploader uploader, @Nullable String id, Turn turn, boolean checked) {
    this.uploads = uploads;
    this.uploader = uploader;
    this.id = id;
    this.turn = turn;
    this.checked = checked;
  }

  Uploader uploader() {
    return uploader;
  }

  boolean namesUpload() {
    return id != null;
  }

  /** Null where the address names none, or none of this uploader. */
  @Nullable TusUpload upload() throws IOException {
    if (upload == null && id != null) {
      upload = uploads.find(id, uploader.principal()).orElse(null);
    }
    return upload;
  }

  /** What this request has been about; null where about none. */
  @Nullable TusUpload touched() {
    return upload;
  }

  TusUpload create(long length, @Nullable String metadata) {
    TusUpload made =
        uploads.create(uploader, Metadata.parse(metadata).announcement(length), metadata);
    upload = made;
    created = true;
    return made;
  }

  /** Adds the request's bytes; where there is a checksum they do not count before {@link #keep}. */
  long append(InputStream in) throws IOException {
    Appender writer = uploads.append(required(), turn, !checked && !created);
    appender = writer;
    writer.readFrom(in);
    return writer.position();
  }

  /** Everything that was wrong has been found by now: what was appended counts. */
  void keep() throws IOException {
    if (appender != null) {
      appender.acknowledge();
      upload = appender.result();
    }
  }

  /** Gives up an upload that the client could not have heard of. */
  void undo() throws IOException {
    if (created) {
      delete();
    }
  }

  void delete() throws IOException {
    uploads.delete(required());
    upload = null;
  }

  @Override
  public long offset() {
    return upload == null ? 0 : upload.received();
  }

  @Override
  public long missing() {
    return upload == null ? 0 : upload.length() - upload.received();
  }

  private TusUpload required() throws IOException {
    TusUpload known = upload();
    if (known == null) {
      throw ProblemException.notFound();
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    if (appender != null) {
      appender.close();
    }
  }
}
