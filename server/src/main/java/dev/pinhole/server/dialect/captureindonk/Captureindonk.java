package dev.pinhole.server.dialect.captureindonk;

import dev.pinhole.server.dialect.Dialect;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything below {@code /apis}. */
@Component
@Speaks(Captureindonk.NAME)
class Captureindonk implements Dialect {
  static final String NAME = "captureindonk";

  @Override
  public List<String> paths() {
    return List.of("/apis/**");
  }

  /** The token is a field, and nothing else counts. */
  @Override
  public @Nullable String credential(HttpServletRequest request) {
    return null;
  }

  @Override
  public ProblemForm.Answer answer(ProblemException problem) {
    int status = problem.code().status();
    return new ProblemForm.Answer(status, new Envelope(Map.of(), message(problem), status));
  }

  /** Where ours would send people to addresses that these programs do not know. */
  private static String message(ProblemException problem) {
    return switch (problem.code()) {
      case UNAUTHENTICATED ->
          "token is missing, malformed, or not valid any more. POST /apis/auth gives a new one.";
      case SECOND_FACTOR_REQUIRED ->
          "This account has a second factor, for which there is no place here. Make an API token"
              + " for captures and images:read on the security page of Pinhole, and use it as"
              + " token, or here as password.";
      default -> problem.detail();
    };
  }
}
