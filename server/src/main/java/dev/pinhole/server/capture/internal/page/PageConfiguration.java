package dev.pinhole.server.capture.internal.page;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the lists of what pages may be kept from, once. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

  @Bean
  Blocklists blocklists(BlockingProperties properties) {
    Path own = properties.blocklist();
    if (own == null) {
      return Blocklists.shipped();
    }
    try {
      return Blocklists.with(own);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "pinhole.capture.blocklist: %s cannot be read (%s)".formatted(own, e), e);
    }
  }
}
