package dev.pinhole.server.platform;

import dev.pinhole.api.Problem;
import dev.pinhole.api.ProblemCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a problem, whatever the caller said it accepts, or as the response says. Written
 * straight to the response, so that filters, controllers and the container's error page answer
 * alike.
 */
@Component
public class ProblemWriter {
  private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

  private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;
  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final String HTML = "text/html;charset=UTF-8";

  private final JsonMapper json;
  private final ApplicationEventPublisher events;

  ProblemWriter(JsonMapper json, ApplicationEventPublisher events) {
    this.json = json;
    this.events = events;
  }

  /**
   * Drops whatever was about to be sent; the response must not be committed. One that is a {@link
   * ProblemForm} or a {@link ProblemPage} says how the problem reads.
   */
  public void write(ProblemException problem, HttpServletResponse response) throws IOException {
    events.publishEvent(new ProblemAnswered(problem));
    ProblemForm form = WebUtils.getNativeResponse(response, ProblemForm.class);
    ProblemForm.Answer answer = form == null ? null : form.answer(problem);
    begin(problem, answer == null ? problem.code().status() : answer.status(), response);
    ProblemPage page = WebUtils.getNativeResponse(response, ProblemPage.class);
    if (answer != null) {
      send(response, JSON, json.writeValueAsBytes(answer.body()));
    } else if (page != null) {
      ProblemPage.Html html = page.page(problem);
      response.setHeader("Content-Security-Policy", html.policy());
      send(response, HTML, html.text().getBytes(StandardCharsets.UTF_8));
    } else {
      send(response, PROBLEM, body(problem.toProblem()));
    }
  }

  private static void begin(ProblemException problem, int status, HttpServletResponse response) {
    RateLimitFilter.reset(response);
    response.setStatus(status);
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"pinhole\"");
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    problem.headers().forEach(response::setHeader);
  }

  private static void send(HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.getOutputStream().write(body);
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
