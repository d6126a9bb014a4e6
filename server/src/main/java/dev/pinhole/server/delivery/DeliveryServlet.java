package dev.pinhole.server.delivery;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Visitor;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * {@code GET /i/{key}}. A servlet of its own and no controller, because most requests to a server
 * end here and the dispatcher costs more than all that is done for one.
 */
class DeliveryServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Visitors visitors;
  private final transient Admittance admittance;
  private final transient Sender sender;
  private final transient ProblemWriter problems;

  DeliveryServlet(Visitors visitors, Admittance admittance, Sender sender, ProblemWriter problems) {
    this.visitors = visitors;
    this.admittance = admittance;
    this.sender = sender;
    this.problems = problems;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response);
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response);
  }

  /** A page elsewhere may send an access key, and ask for a part. */
  @Override
  protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", "GET, HEAD, OPTIONS");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
    response.setHeader("Access-Control-Allow-Headers", "X-Access-Key, Range, If-None-Match");
    response.setHeader("Access-Control-Max-Age", "86400");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refuse(response);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refuse(response);
  }

  @Override
  protected void doPatch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refuse(response);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refuse(response);
  }

  private void refuse(HttpServletResponse response) throws IOException {
    problems.write(
        new ProblemException(ProblemCode.METHOD_NOT_ALLOWED, "Images are read with GET or HEAD.")
            .header("Allow", "GET, HEAD, OPTIONS"),
        response);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      deliver(request, response);
    } catch (ProblemException problem) {
      if (response.isCommitted()) {
        throw problem;
      }
      problems.write(problem, response);
    }
  }

  private void deliver(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ImagePath path = ImagePath.of(name(request));
    Map<String, String> parameters = QueryString.parse(request.getQueryString());
    Wish wish = Wish.of(path, parameters);
    Visitor visitor = visitors.of(request, path, parameters, wish);
    Access.Granted granted = admittance.of(path, visitor);
    sender.send(new Exchange(request, response, path, wish, visitor), granted);
  }

  private static String name(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null || info.isEmpty() ? "" : info.substring(1);
  }
}
