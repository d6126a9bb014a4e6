package dev.pinhole.server.platform;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what failed outside the dispatcher: in a filter, by sendError. */
@Controller
@Hidden
class ErrorPage implements ErrorController {
  private final ProblemWriter writer;

  ErrorPage(ProblemWriter writer) {
    this.writer = writer;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    writer.write(problem(request), response);
  }

  private ProblemException problem(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
        && !isOfTheConnection(failure, status)) {
      ProblemException known = Failures.translate(failure);
      return known != null ? known : writer.unexpected(failure);
    }
    if (status instanceof Integer code) {
      return ParameterFailures.byStatus(code);
    }
    // Asked for by name.
    return ProblemException.notFound();
  }

  /**
   * Where a body cannot be read to its end, the container itself has decided that the request was
   * bad or slow; whoever sent it may be gone, which is no incident.
   */
  private static boolean isOfTheConnection(Throwable failure, @Nullable Object status) {
    return failure instanceof IOException
        && status instanceof Integer code
        && code < HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }
}
