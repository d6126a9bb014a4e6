package dev.pinhole.server.dialect.imagerepo;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.dialect.Dialect;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The document shows no error; these are as frameworks like its own write them. */
@Component
@Speaks("imagerepo")
class ImageRepoDialect implements Dialect {
  static final String LOGIN = "/login";

  @Override
  public List<String> paths() {
    return List.of("/register", "/register/", LOGIN, LOGIN + "/", "/images/**");
  }

  @Override
  public ProblemForm.Answer answer(ProblemException problem) {
    return problem.code() == ProblemCode.WRONG_ACCESS_KEY
        ? absent()
        : new ProblemForm.Answer(problem.code().status(), new Told(message(problem)));
  }

  private static String message(ProblemException problem) {
    return problem.code() == ProblemCode.SECOND_FACTOR_REQUIRED
        ? "This account has a second factor; use an API token of the account instead."
        : problem.detail();
  }

  /** Numbers can be guessed, so a wrong access key must not tell that there is an image. */
  private static ProblemForm.Answer absent() {
    ProblemException absent = ProblemException.notFound();
    return new ProblemForm.Answer(absent.code().status(), new Told(absent.detail()));
  }

  /** Who signs in may well send a token along that is over. */
  @Override
  public @Nullable String credential(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith(LOGIN) ? null : Dialect.schemed(request, "Bearer");
  }
}
