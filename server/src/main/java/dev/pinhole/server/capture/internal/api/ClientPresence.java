package dev.pinhole.server.capture.internal.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tells whether the client of a request is still there. The servlet API only finds out when it
 * writes, and there is nothing to write until the picture is there; so the connection is looked at
 * from below. A look reads what has come, without waiting: nothing, the beginning of a next
 * request, which is kept for its turn, or the connection's end.
 */
@Component
class ClientPresence implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final String ATTRIBUTE = ClientPresence.class.getName();
  private static final String PATHS = "/api/v1/capture";

  /** What Tomcat says is available when reading failed; any next request is longer. */
  private static final int END = 1;

  /** True where it cannot be known. To be called by the thread that serves the request. */
  static boolean of(ServletRequest request) {
    return !(request.getAttribute(ATTRIBUTE) instanceof BooleanSupplier present)
        || present.getAsBoolean();
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextValves(new PresenceValve());
  }

  private static boolean isPresent(org.apache.coyote.Request request) {
    request.action(ActionCode.AVAILABLE, true);
    return request.getAvailable() != END;
  }

  private static final class PresenceValve extends ValveBase {
    PresenceValve() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      if (request.getRequestURI().startsWith(PATHS)) {
        BooleanSupplier present = () -> isPresent(request.getCoyoteRequest());
        request.setAttribute(ATTRIBUTE, present);
      }
      getNext().invoke(request, response);
    }
  }
}
