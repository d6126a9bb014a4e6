package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.account.CallerResolver;
import dev.pinhole.server.account.Callers;
import dev.pinhole.server.account.StatelessChain;
import dev.pinhole.server.platform.ProblemWriter;
import dev.pinhole.server.platform.RateLimiter;
import dev.pinhole.server.platform.ServerAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints of OAuth 2 and OpenID Connect, in a filter chain of their own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuthProperties.class)
class AuthorizationServerConfiguration {
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final int DEVICES = 60;
  private static final int GUESSES = 20;

  /** Without a configured address, the issuer is the one that each request came to. */
  @Bean
  AuthorizationServerSettings authorizationServerSettings(ServerAddress address) {
    AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder();
    address.base().ifPresent(settings::issuer);
    return settings.build();
  }

  @Bean
  ServiceRule serviceRule(ClientRows clients, Callers callers) {
    return new ServiceRule(clients, callers);
  }

  /** In the order in which a request comes to them. */
  @Bean
  OAuthFilters oauthFilters(
      CallerResolver resolver,
      Callers callers,
      SignInFirst signInFirst,
      Answers answers,
      ProblemWriter problems,
      JsonMapper json,
      Clock clock) {
    return new OAuthFilters(
        List.of(
            new LocationAnswers(json),
            new RequestGuard(
                new RateLimiter("device-codes", DEVICES, PERIOD, clock), answers, problems),
            new PersonFilter(resolver, callers, problems, clock),
            new GuessLimit(new RateLimiter("user-codes", GUESSES, PERIOD, clock), problems),
            new Freshness(signInFirst, clock)));
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain oauth(
      HttpSecurity http,
      Endpoints endpoints,
      UserInfo userInfo,
      OAuthFilters filters,
      SignInFirst signInFirst) {
    OAuth2AuthorizationServerConfigurer server = Endpoints.server();
    filters.list().forEach(filter -> http.addFilterBefore(filter, LogoutFilter.class));
    return StatelessChain.on(http)
        .securityMatcher(server.getEndpointsMatcher())
        .with(server, endpoints::configure)
        .oauth2ResourceServer(userInfo::configure)
        .authorizeHttpRequests(rules ->
            rules
                .requestMatchers(AuthorizationServerConfiguration::isForAnybody)
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(handling -> handling.authenticationEntryPoint(signInFirst))
        // Programs have no cookie. A person's word carries the state, which only their page knows.
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  /** Who signs out may have done so already; who asks silently is told that nobody is there. */
  private static boolean isForAnybody(HttpServletRequest request) {
    String prompt = request.getParameter("prompt");
    return OAuthPaths.of(request).equals(OAuthPaths.LOGOUT)
        || (OAuthPaths.of(request).equals(OAuthPaths.AUTHORIZE)
            && prompt != null
            && List.of(prompt.split(" ")).contains("none"));
  }
}
