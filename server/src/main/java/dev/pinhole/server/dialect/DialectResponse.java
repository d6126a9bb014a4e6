package dev.pinhole.server.dialect;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Tells of problems as its dialect does. */
final class DialectResponse extends HttpServletResponseWrapper implements ProblemForm {
  private final Dialect dialect;
  private final HttpServletRequest request;

  DialectResponse(HttpServletResponse response, Dialect dialect, HttpServletRequest request) {
    super(response);
    this.dialect = dialect;
    this.request = request;
  }

  @Override
  public Answer answer(ProblemException problem) {
    return dialect.answer(problem, request);
  }
}
