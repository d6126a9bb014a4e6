package dev.pinhole.server.account;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/** Who may use an operation of the API, read from what enforces it. */
final class DescribedAccess {
  static final String BEARER = "bearer";
  static final String BROWSER = "browser";
  static final String PROBLEM = "Problem";

  private DescribedAccess() {}

  static Operation describe(Operation operation, HandlerMethod handler) {
    RequiresScope required = ScopeInterceptor.required(handler);
    if (required != null) {
      String scope = required.value().value();
      allow(operation, List.of(scope));
      say(operation, "Needs the scope `" + scope + "`.");
    } else if (takesCaller(handler)) {
      allow(operation, List.of());
    } else {
      operation.setSecurity(List.of());
    }
    RequiresProof proof = ProofInterceptor.required(handler);
    if (proof != null) {
      say(operation, "People must have shown who they are within the last ten minutes.");
    }
    if (proof != null && proof.byPerson()) {
      say(operation, "No program can do this, whatever its token's scopes are.");
    }
    problems(operation);
    return operation;
  }

  private static void allow(Operation operation, List<String> scopes) {
    operation.setSecurity(
        List.of(
            new SecurityRequirement().addList(BEARER, scopes),
            new SecurityRequirement().addList(BROWSER, scopes)));
  }

  private static boolean takesCaller(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == Caller.class);
  }

  private static void say(Operation operation, String sentence) {
    @Nullable String known = operation.getDescription();
    operation.setDescription(known == null ? sentence : known + " " + sentence);
  }

  private static void problems(Operation operation) {
    Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    Content content =
        new Content().addMediaType("application/problem+json", new MediaType().schema(schema));
    if (operation.getResponses() == null) {
      operation.setResponses(new ApiResponses());
    }
    operation
        .getResponses()
        .addApiResponse(
            ApiResponses.DEFAULT, new ApiResponse().description("A problem").content(content));
  }
}
