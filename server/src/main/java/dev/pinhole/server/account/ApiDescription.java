package dev.pinhole.server.account;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /openapi.json} says about signing in. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  private static final String BEARER = "bearer";
  private static final String COOKIE = "cookie";

  static {
    // It comes from the credential and is no parameter.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
  }

  @Bean
  OpenAPI openApi() {
    SecurityScheme scheme =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description(
                "An access token from POST /api/v1/login, or an API token from POST"
                    + " /api/v1/tokens.");
    return new OpenAPI()
        .info(new Info().title("Pinhole").version("v1").description("A home for images"))
        .components(
            new Components()
                .addSecuritySchemes(BEARER, scheme)
                .addSecuritySchemes(COOKIE, cookie()))
        .addSecurityItem(new SecurityRequirement().addList(BEARER))
        .addSecurityItem(new SecurityRequirement().addList(COOKIE));
  }

  private static SecurityScheme cookie() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.APIKEY)
        .in(SecurityScheme.In.COOKIE)
        .name("pinhole_session")
        .description(
            "From POST /api/v1/session; named __Host-pinhole_session behind TLS. What changes"
                + " something needs the header X-CSRF-Token besides.");
  }
}
