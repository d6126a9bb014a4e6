package dev.pinhole.client;

import dev.pinhole.api.Problem;

/// The server refused. {@link #problem()} says why, and what it would accept.
public final class PinholeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  PinholeException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /// The HTTP status.
  public int status() {
    return problem.status();
  }
}
