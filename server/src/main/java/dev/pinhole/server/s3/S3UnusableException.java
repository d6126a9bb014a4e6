package dev.pinhole.server.s3;

/** The bucket that is set up cannot be used, so that the server does not start. */
final class S3UnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String todo;

  /**
   * @param todo what the operator can do
   */
  S3UnusableException(String what, String todo, Throwable cause) {
    super(what + " " + todo, cause);
    this.what = what;
    this.todo = todo;
  }

  String what() {
    return what;
  }

  String todo() {
    return todo;
  }
}
