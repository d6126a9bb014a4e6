package dev.pinhole.server.upload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadProblemsTest {

  @ParameterizedTest
  @EnumSource(
      names = {
        "CONFLICT",
        "TOO_MANY_REQUESTS",
        "IMAGE_TIMEOUT",
        "UPLOAD_INCOMPLETE",
        "UPLOAD_LOCKED",
        "STORAGE_UNAVAILABLE",
        "INTERNAL_ERROR"
      })
  void keepsWhatWasSentWhereItMayBeTakenLater(ProblemCode code) {
    assertThat(UploadProblems.isFinal(new ProblemException(code, "Not now."))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNSUPPORTED_FORMAT", "TOO_LARGE", "WRONG_HASH", "IMAGE_LIMIT_EXCEEDED"})
  void keepsNothingThatIsRefusedForGood(ProblemCode code) {
    assertThat(UploadProblems.isFinal(new ProblemException(code, "Never."))).isTrue();
  }
}
