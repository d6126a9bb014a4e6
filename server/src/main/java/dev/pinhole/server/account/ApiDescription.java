package dev.pinhole.server.account;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /openapi.json} says about signing in, scopes and problems. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  static {
    // It comes from the credential and is no parameter.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(new Info().title("Pinhole").version("v1").description("A home for images"))
        .components(
            new Components()
                .addSecuritySchemes(DescribedAccess.BEARER, bearer())
                .addSecuritySchemes(DescribedAccess.BROWSER, browser())
                .addSchemas(DescribedAccess.PROBLEM, problem()));
  }

  @Bean
  OperationCustomizer describedAccess() {
    return DescribedAccess::describe;
  }

  private static SecurityScheme bearer() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .description(
            "An access token from POST /api/v1/login, or an API token from POST /api/v1/tokens.");
  }

  private static SecurityScheme browser() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.APIKEY)
        .in(SecurityScheme.In.COOKIE)
        .name("pinhole_session")
        .description(
            "From POST /api/v1/session; behind TLS its name begins with __Host-. Requests that"
                + " change something need the header X-CSRF-Token as well.");
  }

  private static Schema<?> problem() {
    Schema<Object> problem = new ObjectSchema();
    problem.setDescription("Why a request was not met (RFC 9457)");
    problem.addProperty("title", new StringSchema());
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("code", new StringSchema().description("stable, for programs"));
    problem.addProperty("detail", new StringSchema().description("for people"));
    problem.setRequired(List.of("title", "status", "code", "detail"));
    problem.setAdditionalProperties(true);
    return problem;
  }
}
