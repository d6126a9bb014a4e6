package dev.pinhole.server.dialect.imgur;

import dev.pinhole.server.dialect.Dialect;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tools that have a box for a client id only are given a token of ours there. */
@Component
@Speaks("imgur")
class ImgurDialect implements Dialect {

  @Override
  public List<String> paths() {
    return List.of("/3/**");
  }

  @Override
  public ProblemForm.Answer answer(ProblemException problem) {
    return answer(problem, null, null);
  }

  @Override
  public ProblemForm.Answer answer(ProblemException problem, HttpServletRequest request) {
    return answer(problem, request.getRequestURI(), request.getMethod());
  }

  private static ProblemForm.Answer answer(
      ProblemException problem, @Nullable String path, @Nullable String method) {
    int status = problem.code().status();
    ImgurError error = new ImgurError(problem.detail(), path, method);
    return new ProblemForm.Answer(status, new ImgurAnswer<>(error, false, status));
  }

  @Override
  public @Nullable String credential(HttpServletRequest request) {
    String clientId = Dialect.schemed(request, "Client-ID");
    return clientId == null ? Dialect.schemed(request, "Bearer") : clientId;
  }

  /** What is wrong, and with which request. */
  record ImgurError(String error, @Nullable String request, @Nullable String method) {}
}
