package dev.pinhole.server.platform;

/**
 * What a response is that tells of problems in another form than ours: at addresses whose answers
 * another system has laid down. Found however deep it is wrapped.
 */
public interface ProblemForm {

  /** How this problem reads there. */
  Answer answer(ProblemException problem);

  /**
   * An answer whose body is written as JSON.
   *
   * @param status of HTTP
   */
  record Answer(int status, Object body) {}
}
