package dev.pinhole.server.delivery;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import dev.pinhole.server.platform.StorageUnavailableException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /i/{key}}. Stands before all other filters and is no controller, because most requests
 * to a server end here, and what the framework does for a request costs more than all that is done
 * for one of these.
 */
class DeliveryFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Delivery delivery;
  private final transient ProblemWriter problems;
  private final transient DeliveryMetrics metrics;

  DeliveryFilter(Delivery delivery, ProblemWriter problems, DeliveryMetrics metrics) {
    this.delivery = delivery;
    this.problems = problems;
    this.metrics = metrics;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    long begin = System.nanoTime();
    switch (request.getMethod()) {
      case "GET", "HEAD" -> answer(request, response);
      case "OPTIONS" -> tellOptions(response);
      default -> refuse(response);
    }
    metrics.answered(response.getStatus(), System.nanoTime() - begin);
  }

  /** A page elsewhere may send an access key, and ask for a part. */
  private static void tellOptions(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", "GET, HEAD, OPTIONS");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
    response.setHeader("Access-Control-Allow-Headers", "X-Access-Key, Range, If-None-Match");
    response.setHeader("Access-Control-Max-Age", "86400");
  }

  private void refuse(HttpServletResponse response) throws IOException {
    problems.write(
        new ProblemException(ProblemCode.METHOD_NOT_ALLOWED, "Images are read with GET or HEAD.")
            .header("Allow", "GET, HEAD, OPTIONS"),
        response);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      delivery.send(
          ImagePath.ofAddress(request.getRequestURI()),
          QueryString.parse(request.getQueryString()),
          request,
          response);
    } catch (ProblemException problem) {
      if (response.isCommitted()) {
        throw problem;
      }
      problems.write(problem, response);
    } catch (StorageUnavailableException e) {
      if (response.isCommitted()) {
        throw e;
      }
      problems.write(e.toProblem(), response);
    }
  }
}
