package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says which problem an action must end in. */
final class Problems {
  private Problems() {}

  static ProblemException refused(ProblemCode code, ThrowingCallable action) {
    ProblemException problem = catchThrowableOfType(ProblemException.class, action);
    assertThat(problem).as("the action must be refused").isNotNull();
    assertThat(problem.code()).isEqualTo(code);
    return problem;
  }
}
