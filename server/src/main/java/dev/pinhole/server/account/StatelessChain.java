package dev.pinhole.server.account;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;

/** What is the same in every filter chain: sessions are our own, never the container's. */
public final class StatelessChain {
  private StatelessChain() {}

  /** Every answer has the other headers, also one that does not come through here: AnswerGuard. */
  public static HttpSecurity on(HttpSecurity http) {
    return http.headers(headers ->
            headers
                .defaultsDisabled()
                .cacheControl(Customizer.withDefaults())
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable);
  }
}
