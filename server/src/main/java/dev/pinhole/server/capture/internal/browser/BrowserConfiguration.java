package dev.pinhole.server.capture.internal.browser;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

@Configuration(proxyBeanMethods = false)
class BrowserConfiguration {

  @Bean(destroyMethod = "close")
  BrowserPool browserPool(BrowserProperties properties, @Value("${pinhole.data}") Path data) {
    return new BrowserPool(properties, data.resolve("cache"));
  }

  /** Not earlier: people wait for the server, and browsers would take the processor from it. */
  @Bean
  WarmUp browserWarmUp(BrowserProperties properties, BrowserPool pool) {
    return new WarmUp(properties, pool);
  }

  record WarmUp(BrowserProperties properties, BrowserPool pool) {

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
      if (properties.warm()) {
        pool.start();
      }
    }
  }
}
