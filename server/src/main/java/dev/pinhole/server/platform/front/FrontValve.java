package dev.pinhole.server.platform.front;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Has the container's request say what {@link Front} decided, for all who ask it later. */
final class FrontValve extends ValveBase {
  private final Front front;

  FrontValve(Front front) {
    super(true);
    this.front = front;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Arrival connection =
        new Arrival(
            request.getRemoteAddr(),
            request.getScheme(),
            request.getServerName(),
            request.getServerPort());
    Arrival arrival = front.judge(connection, name -> Collections.list(request.getHeaders(name)));
    if (!arrival.equals(connection)) {
      tell(request, arrival);
    }
    getNext().invoke(request, response);
  }

  /** The container forgets all of it before the connection's next request. */
  private static void tell(Request request, Arrival arrival) {
    request.setRemoteAddr(arrival.address());
    request.setRemoteHost(arrival.address());
    request.setSecure(arrival.secure());
    request.getCoyoteRequest().scheme().setString(arrival.scheme());
    request.getCoyoteRequest().serverName().setString(arrival.host());
    request.setServerPort(arrival.port());
  }
}
