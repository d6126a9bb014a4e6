package dev.pinhole.server.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.server.platform.ProblemException;
import org.junit.jupiter.api.Test;

class ImagingProblemsTest {

  @Test
  void engineThatCannotWorkIsNoFaultOfTheImage() {
    ProblemException problem = ImagingProblems.of(new ImagingException.Unavailable("no worker"));
    assertThat(problem.code()).isEqualTo(ProblemCode.OVERLOADED);
    assertThat(problem.properties()).containsEntry("retryAfter", 5L);
    assertThat(ImagingProblems.of(new ImagingException.Busy("many")).properties())
        .containsEntry("retryAfter", 5L);
  }

  @Test
  void imageThatEndsItsWorkerIsRefused() {
    ProblemException problem = ImagingProblems.of(new ImagingException.Crashed("of the image"));
    assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_CORRUPT);
  }

  @Test
  void whatCannotBeMetIsNamed() {
    ProblemException problem =
        ImagingProblems.of(new ImagingException.Unsatisfiable("rect", "outside"));
    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
    assertThat(problem.properties()).containsEntry("parameter", "rect");
  }

  @Test
  void boundComesWithItsNumbersAndWithWhatWouldDo() {
    ProblemException problem =
        ImagingProblems.of(
            new ImagingException.LimitExceeded(Limit.OUTPUT_SIDE, 20_000, 16_383, "png can"));
    assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_LIMIT_EXCEEDED);
    assertThat(problem.getMessage()).contains("png can");
    assertThat(problem.properties())
        .containsEntry("found", 20_000L)
        .containsEntry("allowed", 16_383L);
  }
}
