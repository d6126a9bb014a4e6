package dev.pinhole.server;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** What {@link PinholeTest} adds to the server. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

  @Bean
  TestApi testApi(Environment environment) {
    return new TestApi(environment);
  }

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
