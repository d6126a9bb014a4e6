package dev.pinhole.server.rendition.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.rendition.RenditionProperties;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class FailuresTest {

  private final Failures failures =
      new Failures(new RenditionProperties(DataSize.ofMegabytes(1), 1, 1, 1, 60));
  private final RenditionKey key =
      RenditionKey.of(BlobId.of(new byte[32]), ImageFormat.PNG, Transform.NONE);

  @Test
  void remembersWhatTheImageDid() {
    failures.remember(key, new ImagingException.Crashed("of the image"));
    assertThatThrownBy(() -> failures.throwIfKnown(key))
        .isInstanceOf(ImagingException.Crashed.class);
  }

  @Test
  void forgetsWhatWasNotTheImagesFault() {
    failures.remember(key, new ImagingException.Unavailable("no worker"));
    failures.remember(key, new ImagingException.Busy("many"));
    assertThatCode(() -> failures.throwIfKnown(key)).doesNotThrowAnyException();
  }
}
