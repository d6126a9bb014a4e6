package dev.pinhole.server.upload;

import dev.pinhole.server.upload.internal.staging.StagingStore;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Where clients send their files to: this server, or a store beside it. */
@Component
public class UploadOrigin {
  private final StagingStore staging;
  private final Clock clock;

  UploadOrigin(StagingStore staging, Clock clock) {
    this.staging = staging;
    this.clock = clock;
  }

  /** Scheme, host and port, as signed addresses have them that are given out to this request. */
  public String get() throws IOException {
    // Signed for nothing but its address, which follows from more than one setting.
    var signed =
        staging.put("origin", 1, "image/jpeg", clock.instant().plus(Duration.ofMinutes(1)));
    URI address = URI.create(signed.url());
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
