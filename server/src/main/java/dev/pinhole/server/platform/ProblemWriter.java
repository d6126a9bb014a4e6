package dev.pinhole.server.platform;

import dev.pinhole.api.Problem;
import dev.pinhole.api.ProblemCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a problem, whatever the caller said it accepts. Written straight to the response, so
 * that filters, controllers and the container's error page answer alike.
 */
@Component
public class ProblemWriter {
  private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Drops whatever was about to be sent; the response must not be committed. */
  public void write(ProblemException problem, HttpServletResponse response) throws IOException {
    RateLimitFilter.reset(response);
    response.setStatus(problem.code().status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    if (problem.code().status() == 401) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"pinhole\"");
    }
    problem.headers().forEach(response::setHeader);
    response.getOutputStream().write(body(problem.toProblem()));
  }

  /** Where nobody is left to tell of a failure to write. */
  void writeUnlessGone(ProblemException problem, HttpServletResponse response) {
    try {
      write(problem, response);
      // Sent now, so that nobody further out thinks nothing was answered.
      response.flushBuffer();
    } catch (IOException e) {
      log.debug("The client went away", e);
    }
  }

  /** Logs a fault of ours once, under an id that the caller can name to whoever reads the log. */
  public ProblemException unexpected(Throwable failure) {
    String incident = Ids.next().substring(0, 10);
    log.error("Incident {}", incident, failure);
    return new ProblemException(
            ProblemCode.INTERNAL_ERROR,
            "Something went wrong on the server. Its log says more under incident "
                + incident
                + ".")
        .with("incident", incident);
  }

  byte[] body(Problem problem) {
    return json.writeValueAsBytes(problem);
  }
}
