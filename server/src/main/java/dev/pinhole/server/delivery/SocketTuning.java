package dev.pinhole.server.delivery;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Sets the connector up for sending images: a socket buffer outside the heap, which the kernel
 * takes bytes from without another copy, and large enough for few writes.
 */
@Component
class SocketTuning implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final DeliveryProperties properties;

  SocketTuning(DeliveryProperties properties) {
    this.properties = properties;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(tune());
  }

  private TomcatConnectorCustomizer tune() {
    return connector -> {
      if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
        http.setProperty(
            "socket.appWriteBufSize", Long.toString(properties.socketBuffer().toBytes()));
        http.setProperty("socket.directBuffer", "true");
        http.setMaxKeepAliveRequests(-1);
      }
    };
  }
}
