package dev.pinhole.server.upload.internal.staging;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * {@code PUT /u/{key}}: takes what clients send by requests that were signed here. A filter before
 * all others, since the signature is all that counts and bodies are large. Any page may send, and
 * whoever does not hold a signed address gets nowhere, so browsers need no further rule.
 */
public class PutFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PutFilter.class);
  private static final String METHODS = "PUT, OPTIONS";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final transient PutReception reception;
  private final transient ProblemWriter problems;

  public PutFilter(PutReception reception, ProblemWriter problems) {
    this.reception = reception;
    this.problems = problems;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    switch (request.getMethod()) {
      case "PUT" -> take(request, response);
      case "OPTIONS" -> tellOptions(response);
      default -> refuse(methodNotAllowed(), response);
    }
  }

  private void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      response.setHeader("ETag", reception.take(request));
      response.setHeader(ALLOW_ORIGIN, "*");
      response.setHeader("Access-Control-Expose-Headers", "ETag");
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(0);
    } catch (ProblemException problem) {
      refuse(problem, response);
    } catch (CutShortException e) {
      LOG.debug("A client went away", e);
      refuse(cutShort(e), response);
    } catch (IOException | DataAccessException | TransactionException e) {
      LOG.error("What was sent cannot be kept", e);
      refuse(unavailable(), response);
    }
  }

  private static void tellOptions(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", METHODS);
    response.setHeader(ALLOW_ORIGIN, "*");
    response.setHeader("Access-Control-Allow-Methods", "PUT");
    response.setHeader("Access-Control-Allow-Headers", "Content-Type");
    response.setHeader("Access-Control-Max-Age", "86400");
  }

  /**
   * Where the connection broke the response may be over already, and nobody is there to read it.
   */
  private void refuse(ProblemException problem, HttpServletResponse response) throws IOException {
    if (!response.isCommitted()) {
      problems.write(problem.header(ALLOW_ORIGIN, "*"), response);
    }
  }

  private static ProblemException methodNotAllowed() {
    return new ProblemException(
            ProblemCode.METHOD_NOT_ALLOWED, "Files are sent here with PUT, and not read.")
        .header("Allow", METHODS);
  }

  private static ProblemException cutShort(CutShortException e) {
    return new ProblemException(
        ProblemCode.WRONG_LENGTH, "The body ended early: " + e.getMessage() + ".");
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        ProblemCode.STORAGE_UNAVAILABLE, "What was sent cannot be kept just now; send it again.");
  }
}
