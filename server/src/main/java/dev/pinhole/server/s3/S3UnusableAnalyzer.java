package dev.pinhole.server.s3;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start what is wrong and what to do, in place of a stack trace. */
final class S3UnusableAnalyzer extends AbstractFailureAnalyzer<S3UnusableException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, S3UnusableException cause) {
    return new FailureAnalysis(cause.what(), cause.todo(), rootFailure);
  }
}
