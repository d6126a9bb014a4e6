package dev.pinhole.server.account;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;

/** Tells requests of our own pages from those that other sites have a browser make. */
public interface CrossSiteDefence {

  void configure(CsrfConfigurer<HttpSecurity> csrf);
}
