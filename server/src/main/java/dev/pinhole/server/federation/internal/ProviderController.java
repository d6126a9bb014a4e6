package dev.pinhole.server.federation.internal;

import dev.pinhole.api.session.ProviderCode;
import dev.pinhole.api.session.ProviderView;
import dev.pinhole.api.session.SessionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** With what people can sign in here besides a password. */
@RestController
@RequestMapping("/api/v1/session")
@Tag(name = "Sign in with")
class ProviderController {
  private final Providers providers;
  private final Entrance entrance;

  ProviderController(Providers providers, Entrance entrance) {
    this.providers = providers;
    this.entrance = entrance;
  }

  @GetMapping("/providers")
  @Operation(summary = "Servers with whose accounts people can sign in")
  List<ProviderView> list() {
    return providers.all().entrySet().stream()
        .map(p ->
            new ProviderView(
                p.getKey(), p.getValue().nameOr(p.getKey()), "/oauth2/authorization/" + p.getKey()))
        .toList();
  }

  @PostMapping(path = "/provider", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The second factor of somebody who has come back from a provider")
  SessionView complete(
      @RequestBody ProviderCode code, HttpServletRequest request, HttpServletResponse response) {
    return entrance.complete(code, request, response);
  }
}
