package dev.pinhole.server.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

  /** The only source of time in features, so that tests can set it. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
