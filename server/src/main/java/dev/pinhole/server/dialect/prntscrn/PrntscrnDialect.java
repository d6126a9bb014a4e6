package dev.pinhole.server.dialect.prntscrn;

import dev.pinhole.server.dialect.Dialect;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemForm;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
@Speaks("prntscrn")
class PrntscrnDialect implements Dialect {
  static final String PATH = "/image";

  @Override
  public List<String> paths() {
    return List.of(PATH + "/**");
  }

  @Override
  public ProblemForm.Answer answer(ProblemException problem) {
    return new ProblemForm.Answer(problem.code().status(), new Failure(problem.detail()));
  }

  /**
   * What went wrong.
   *
   * @param message for people
   */
  record Failure(String status, String message) {

    Failure(String message) {
      this("error", message);
    }
  }
}
