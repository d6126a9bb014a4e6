package dev.pinhole.server.platform.front;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class FrontConfiguration {
  private static final String STRATEGY = "server.forward-headers-strategy";

  /** Spring Boot's own ways believe everybody, or everybody in a private network. */
  FrontConfiguration(@Value("${" + STRATEGY + ":none}") String strategy) {
    if (!strategy.equalsIgnoreCase("none")) {
      throw new IllegalStateException(
          STRATEGY + " is not for this server: name your proxies in pinhole.trusted-proxies");
    }
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> frontOfTomcat(Front front) {
    return factory -> factory.addEngineValves(new FrontValve(front));
  }

  @Bean
  FilterRegistrationBean<AnswerGuard> answerGuardRegistration(AnswerGuard guard) {
    var registration = new FilterRegistrationBean<>(guard);
    // What is dispatched after an error has the container's own response again.
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
