package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.account.CallerResolver;
import dev.pinhole.server.account.Callers;
import dev.pinhole.server.platform.ProblemWriter;
import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The endpoints of OAuth 2 and OpenID Connect. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuthProperties.class)
class AuthorizationServerConfiguration {

  @Bean
  AuthorizationServerSettings authorizationServerSettings(OAuthProperties properties) {
    AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder();
    URI issuer = properties.issuer();
    return issuer == null ? settings.build() : settings.issuer(issuer.toString()).build();
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain oauth(
      HttpSecurity http,
      Endpoints endpoints,
      CallerResolver resolver,
      Callers callers,
      SignInFirst signInFirst,
      ProblemWriter problems) {
    OAuth2AuthorizationServerConfigurer server = endpoints.server();
    return http.securityMatcher(server.getEndpointsMatcher())
        .with(server, endpoints::configure)
        .oauth2ResourceServer(endpoints::configure)
        .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
        .addFilterBefore(
            new PersonFilter(resolver, callers, problems),
            AbstractPreAuthenticatedProcessingFilter.class)
        .exceptionHandling(handling -> handling.authenticationEntryPoint(signInFirst))
        .headers(headers ->
            headers
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
