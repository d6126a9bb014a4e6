package dev.pinhole.server.dialect;

import dev.pinhole.server.account.StatelessChain;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class DialectConfiguration implements WebMvcConfigurer {
  private final FieldsArguments fields;

  DialectConfiguration(FieldsArguments fields, Environment environment) {
    this.fields = fields;
    // A name that is misspelt is said at once, also where nothing else of that dialect would be.
    SpokenDialects.in(environment);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(fields);
  }

  @Bean
  FilterRegistrationBean<DialectFilter> dialectFilter(Dialects dialects) {
    var registration = new FilterRegistrationBean<>(new DialectFilter(dialects));
    // After the filter by which answers tell of limits.
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return registration;
  }

  /** Who may do what is for {@code RequiresScope}; no cookie gets here, so nothing is forged. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  SecurityFilterChain dialectChain(HttpSecurity http, Dialects dialects) {
    return StatelessChain.on(http)
        .securityMatcher(request -> dialects.of(request) != null)
        .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }
}
