package dev.pinhole.server.delivery;

import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.server.platform.ProblemWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  LinkSigner linkSigner(@Value("${pinhole.keys}") Path keys) throws IOException {
    return new LinkSigner(LinkKey.in(keys));
  }

  @Bean
  FilterRegistrationBean<DeliveryFilter> deliveryFilter(
      Delivery delivery, ProblemWriter problems, DeliveryMetrics metrics) {
    var registration =
        new FilterRegistrationBean<>(new DeliveryFilter(delivery, problems, metrics));
    registration.addUrlPatterns(ImagePath.PREFIX + "*");
    // After the filter by which answers tell of limits.
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return registration;
  }
}
