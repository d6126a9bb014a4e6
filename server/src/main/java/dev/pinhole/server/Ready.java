package dev.pinhole.server;

import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the person at the terminal where Pinhole answers. */
@Component
class Ready {

  private final PrintStream out = System.out;

  @EventListener
  void onReady(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      out.println("Pinhole is ready: http://localhost:" + web.getWebServer().getPort());
    }
  }
}
