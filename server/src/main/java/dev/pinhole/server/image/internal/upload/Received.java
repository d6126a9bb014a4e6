package dev.pinhole.server.image.internal.upload;

import dev.pinhole.server.image.internal.upload.ReceivedFile.Staged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that a request brought. Nothing is admitted before the whole of it has arrived, so fields may
 * stand before or after the files, and a request that breaks off leaves nothing.
 */
final class Received<F extends FieldSink> implements AutoCloseable {
  private final F fields;
  private final Predicate<String> isFile;
  private final List<ReceivedFile> files = new ArrayList<>();

  /**
   * @param isFile whether a form's field of this name is a file even if it has no file name
   */
  Received(F fields, Predicate<String> isFile) {
    this.fields = fields;
    this.isFile = isFile;
  }

  F fields() {
    return fields;
  }

  boolean isFile(String field) {
    return isFile.test(field);
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
