package dev.pinhole.server.image.internal.upload;

import dev.pinhole.server.image.internal.upload.ReceivedFile.Staged;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a request brought. Nothing is admitted before the whole of it has arrived, so fields may
 * stand before or after the files, and a request that breaks off leaves nothing.
 */
final class Received implements AutoCloseable {
  private final UploadFields fields = new UploadFields();
  private final List<ReceivedFile> files = new ArrayList<>();

  UploadFields fields() {
    return fields;
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
