package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.platform.ProblemException;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void engineThatCannotWorkIsNoFaultOfTheImage() {
    ProblemException problem = Refusal.of(new ImagingException.Unavailable("no worker"));
    assertThat(problem.code()).isEqualTo(ProblemCode.OVERLOADED);
    assertThat(problem.properties()).containsKey("retryAfter");
  }

  @Test
  void imageThatEndsItsWorkerIsRefused() {
    ProblemException problem = Refusal.of(new ImagingException.Crashed("of the image"));
    assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_CORRUPT);
  }
}
