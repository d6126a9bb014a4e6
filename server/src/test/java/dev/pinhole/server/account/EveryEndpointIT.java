package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Of every feature: an endpoint is closed unless somebody decided otherwise, here. */
@PinholeTest
class EveryEndpointIT {
  private static final Set<String> OPEN =
      Set.of(
          "POST /api/v1/login",
          "POST /api/v1/session",
          "POST /api/v1/session/passkey",
          "POST /api/v1/session/passkey/options",
          "POST /api/v1/accounts",
          "POST /api/v1/password-reset",
          "POST /api/v1/password-reset/confirmation",
          "POST /api/v1/account/email/confirmation",
          "GET /api/v1/session/providers",
          "POST /api/v1/session/provider");

  @Autowired TestApi api;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void isClosedToStrangers() {
    Set<String> endpoints = endpoints();
    assertThat(endpoints).containsAll(OPEN).contains("GET /api/v1/tokens");
    endpoints.removeAll(OPEN);
    for (String endpoint : endpoints) {
      String[] parts = endpoint.split(" ", -1);
      String path = parts[1].replaceAll("\\{[^}]+}", "1");
      int status = api.send(api.request(path).method(parts[0], BodyPublishers.noBody())).status();
      // The links of invitations are answered alike, whatever is wrong: also when there is none.
      boolean link = path.matches("/api/v1/guest/(invitation|session)");
      assertThat(status).as(endpoint).isEqualTo(link ? 403 : 401);
    }
  }

  private Set<String> endpoints() {
    Set<String> endpoints = new TreeSet<>();
    for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
      for (RequestMethod method : methods(info)) {
        info.getPatternValues().stream()
            .filter(path -> path.startsWith("/api/"))
            .forEach(path -> endpoints.add(method + " " + path));
      }
    }
    return endpoints;
  }

  /** A mapping without a method takes all of them. */
  private static Iterable<RequestMethod> methods(RequestMappingInfo info) {
    Set<RequestMethod> named = info.getMethodsCondition().getMethods();
    return named.isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST) : named;
  }
}
