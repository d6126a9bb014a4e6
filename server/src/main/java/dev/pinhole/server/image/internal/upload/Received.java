package dev.pinhole.server.image.internal.upload;

import dev.pinhole.server.image.ForeignForms.FileFields;
import dev.pinhole.server.image.internal.upload.ReceivedFile.Staged;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a request brought. Nothing is admitted before the whole of it has arrived, so fields may
 * stand before or after the files, and a request that breaks off leaves nothing.
 */
final class Received<F extends FieldSink> implements AutoCloseable {
  private final F fields;
  private final FileFields fileFields;
  private final List<ReceivedFile> files = new ArrayList<>();

  Received(F fields, FileFields fileFields) {
    this.fields = fields;
    this.fileFields = fileFields;
  }

  F fields() {
    return fields;
  }

  FileFields fileFields() {
    return fileFields;
  }

  List<ReceivedFile> files() {
    return files;
  }

  @Override
  public void close() {
    for (ReceivedFile file : files) {
      if (file instanceof Staged staged) {
        staged.arrival().close();
      }
    }
  }
}
