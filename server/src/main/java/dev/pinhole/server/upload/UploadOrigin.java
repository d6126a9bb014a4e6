package dev.pinhole.server.upload;

import dev.pinhole.server.upload.internal.staging.StagingStore;
import org.springframework.stereotype.Component;

/** Where clients send their files to: this server, or a store beside it. */
@Component
public class UploadOrigin {
  private final StagingStore staging;

  UploadOrigin(StagingStore staging) {
    this.staging = staging;
  }

  /** Scheme, host and port, as signed addresses have them that are given out to this request. */
  public String get() {
    return staging.origin();
  }
}
