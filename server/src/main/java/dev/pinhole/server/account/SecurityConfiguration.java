package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  SecurityFilterChain everythingElse(
      HttpSecurity http,
      CallerResolver callers,
      CrossSiteDefence crossSite,
      ProblemWriter problems) {
    return StatelessChain.on(http)
        .authorizeHttpRequests(rules ->
            rules
                // What was dispatched again has been decided on the first time.
                .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(LoginController.PATH, "/api/v1/accounts")
                .permitAll()
                // For people who cannot sign in; a link is the credential.
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/v1/password-reset",
                    "/api/v1/password-reset/confirmation",
                    "/api/v1/account/email/confirmation")
                .permitAll()
                .requestMatchers(
                    HttpMethod.POST,
                    BearerFilter.BROWSERS,
                    BearerFilter.BROWSERS + "/provider",
                    BearerFilter.PASSKEYS,
                    BearerFilter.PASSKEYS + "/options")
                .permitAll()
                .requestMatchers(HttpMethod.GET, BearerFilter.BROWSERS + "/providers")
                .permitAll()
                // May carry a signature instead; who carries neither is refused there.
                .requestMatchers("/api/v1/capture")
                .permitAll()
                // Guests have a credential of their own, which is checked there.
                .requestMatchers(BearerFilter.GUESTS + "**")
                .permitAll()
                .requestMatchers("/api/v1/**")
                .authenticated()
                .requestMatchers("/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAuthority(Scope.ADMIN.name())
                .anyRequest()
                .permitAll())
        .addFilterBefore(new BearerFilter(callers, problems), AuthorizationFilter.class)
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint((_, response, _) ->
                    problems.write(ProblemException.unauthenticated(), response))
                .accessDeniedHandler((request, response, denied) -> {
                  // Also where it is not asked for here: the trail tells whose cookie it was.
                  Caller caller = known(callers, request);
                  problems.write(
                      denied instanceof CsrfException ? tokenRequired() : forbidden(caller),
                      response);
                }))
        .csrf(crossSite::configure)
        .build();
  }

  /** Addresses that the firewall refuses: double slashes, encoded separators and the like. */
  @Bean
  RequestRejectedHandler rejected(ProblemWriter problems) {
    return (_, response, _) ->
        problems.write(
            new ProblemException(
                ProblemCode.INVALID_REQUEST,
                "The address or a header has characters that are not accepted."),
            response);
  }

  private static @Nullable Caller known(CallerResolver callers, HttpServletRequest request) {
    try {
      return callers.resolve(request);
    } catch (ProblemException wrongCredential) {
      return null; // which is not what this request is refused for
    }
  }

  private static ProblemException tokenRequired() {
    return new ProblemException(
        ProblemCode.CSRF_TOKEN_REQUIRED,
        "A request by cookie that changes something needs the header X-CSRF-Token, with the"
            + " csrfToken of GET /api/v1/session.");
  }

  private static ProblemException forbidden(@Nullable Caller caller) {
    if (caller != null && caller.secondFactorMissing()) {
      return ScopeInterceptor.secondFactorMissing();
    }
    return new ProblemException(ProblemCode.FORBIDDEN, "Your account may not do this.");
  }
}
