package dev.pinhole.server.delivery;

import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.server.platform.ProblemWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  LinkSigner linkSigner(@Value("${pinhole.keys}") Path keys) throws IOException {
    return new LinkSigner(LinkKey.in(keys));
  }

  @Bean
  ServletRegistrationBean<DeliveryServlet> deliveryServlet(
      Visitors visitors, Admittance admittance, Sender sender, ProblemWriter problems) {
    var registration =
        new ServletRegistrationBean<>(
            new DeliveryServlet(visitors, admittance, sender, problems), ImagePath.PREFIX + "*");
    registration.setName("delivery");
    registration.setLoadOnStartup(1);
    return registration;
  }
}
