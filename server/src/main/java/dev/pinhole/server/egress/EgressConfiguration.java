package dev.pinhole.server.egress;

import dev.pinhole.server.egress.internal.ProxiedHttp;
import dev.pinhole.server.egress.internal.SystemResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EgressConfiguration {

  @Bean
  NameResolver nameResolver() {
    return new SystemResolver();
  }

  @Bean
  GuardedEgress egress(EgressProperties properties, NameResolver resolver) {
    return new GuardedEgress(properties, resolver);
  }

  @Bean
  EgressHttp egressHttp(Egress egress) {
    return new ProxiedHttp(egress);
  }
}
