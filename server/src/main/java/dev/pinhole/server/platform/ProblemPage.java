package dev.pinhole.server.platform;

/**
 * What a response is that a person looks at: problems are told there as a page. Found however deep
 * it is wrapped; a {@link ProblemForm} goes before it.
 */
public interface ProblemPage {

  /** The page about this problem; its status is the problem's. */
  Html page(ProblemException problem);

  /**
   * A page.
   *
   * @param policy of the header {@code Content-Security-Policy}
   */
  record Html(String text, String policy) {}
}
