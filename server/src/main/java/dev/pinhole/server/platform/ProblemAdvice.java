package dev.pinhole.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where failures of request handling become problem responses. */
@RestControllerAdvice
class ProblemAdvice {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final ProblemWriter writer;

  ProblemAdvice(ProblemWriter writer) {
    this.writer = writer;
  }

  @ExceptionHandler
  void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response)
      throws Throwable {
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      log.debug("The client of {} went away", request.getRequestURI());
      return;
    }
    if (response.isCommitted()) {
      // Rethrown, the container logs it and cuts the connection. Swallowed, it would end the body
      // properly and the client would take a part for the whole.
      throw failure;
    }
    writer.write(problem(failure, request), response);
  }

  private ProblemException problem(Throwable failure, HttpServletRequest request) {
    if (onlyStaticFilesWouldMatch(request)) {
      return ProblemException.notFound();
    }
    ProblemException problem = Failures.translate(failure);
    return problem != null ? problem : writer.unexpected(failure);
  }

  /** Without this a POST to a path that does not exist would be told to try GET. */
  private static boolean onlyStaticFilesWouldMatch(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
        instanceof ResourceHttpRequestHandler;
  }
}
