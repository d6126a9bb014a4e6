package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.session.WebVisitor;
import dev.pinhole.server.webhook.Webhooks;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks all operations that the API's description has, and tries each in the name of those who may
 * not. A new endpoint is walked without anybody thinking of it; what is to be open, or has its
 * reasons to need no scope, has to be written down here.
 */
@PinholeTest
class EndpointWalkIT {

  /** What strangers may use, and why. */
  private static final Map<String, String> OPEN =
      Map.of(
          "POST /api/v1/login", "a password is what it asks for",
          "POST /api/v1/session", "a password is what it asks for",
          "POST /api/v1/accounts", "pinhole.registration says who may",
          "POST /api/v1/password-reset", "for who cannot sign in; answers everybody alike",
          "POST /api/v1/password-reset/confirmation", "goes by the link's token",
          "POST /api/v1/account/email/confirmation", "goes by the link's token",
          "POST /api/v1/session/passkey", "a passkey is what it asks for",
          "POST /api/v1/session/passkey/options", "what a passkey is to sign",
          "GET /api/v1/session/providers", "what the page to sign in offers",
          "POST /api/v1/session/provider", "asks for the proof of whom a provider has sent");

  /** What needs a caller and no scope, and why. Guests have a credential of their own. */
  private static final Map<String, String> WITHOUT_SCOPE =
      Map.of(
          "GET /api/v1/account", "tells every credential whose it is",
          "GET /api/v1/capture", "a signature does as well; checks the scope itself",
          "GET /api/v1/session", "by cookie only, of that session",
          "DELETE /api/v1/session", "by cookie only, of that session",
          "POST /api/v1/session/proof", "by cookie only, of that session",
          "POST /api/v1/session/proof/passkey", "by cookie only, of that session",
          "GET /api/v1/webhooks/deliveries", "lists only what the scopes may know of",
          "GET /api/v1/webhooks/deliveries/{id}", "finds only what the scopes may know of",
          "POST /api/v1/webhooks/deliveries/{id}/redeliver", "likewise");

  /** Mappings that the description leaves out, and why. */
  private static final Map<String, String> NOT_DESCRIBED =
      Map.of(
          "/api/v1/tus", "the tus protocol describes itself",
          "/api/v1/guest/tus", "the tus protocol describes itself");

  /** Not there yet, even for the owner. */
  private static final Set<String> NOTHING_YET = Set.of("GET /api/v1/captures/{id}/image");

  /** Who signs in has no right by a cookie yet that somebody could abuse. */
  private static final Set<String> WITHOUT_TOKEN =
      Set.of(
          "POST /api/v1/session",
          "POST /api/v1/session/passkey",
          "POST /api/v1/session/passkey/options",
          "POST /api/v1/session/provider");

  private static final String OWNER = "walk-owner";
  private static final String INTRUDER = "walk-intruder";

  @Autowired TestApi api;
  @Autowired Webhooks webhooks;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private List<DescribedOperation> operations = List.of();

  @BeforeEach
  void read() {
    operations = DescribedOperation.all(api);
    assertThat(names(_ -> true)).contains("GET /api/v1/tokens").containsAll(OPEN.keySet());
    assertThat(names(_ -> true)).containsAll(WITHOUT_SCOPE.keySet());
  }

  @Test
  void everyMappingIsDescribed() {
    Set<String> mapped = mappings();
    mapped.removeIf(name ->
        NOT_DESCRIBED.keySet().stream()
            .anyMatch(path -> name.matches("[A-Z]+ " + path + "(/.*)?")));
    assertThat(names(_ -> true)).containsAll(mapped);
  }

  @Test
  void everyOperationSaysItsScopeAndItsProblems() {
    assertThat(names(operation -> operation.scope() == null && !operation.isOfGuests()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(OPEN.keySet().stream(), WITHOUT_SCOPE.keySet().stream()).toList());
    assertThat(names(operation -> !operation.hasProblems())).isEmpty();
  }

  @Test
  void isClosedToStrangers() {
    for (DescribedOperation operation : closed()) {
      refused(operation, api.withToken(null), 401);
    }
    for (String path : NOT_DESCRIBED.keySet()) {
      assertThat(api.post(path, "{}").status()).as(path).isEqualTo(401);
      assertThat(api.delete(path + "/1").status()).as(path).isEqualTo(401);
    }
  }

  @Test
  void isClosedToTokensThatAreOver() {
    for (String token : List.of(expired(), revoked(), ended(), "nonsense", "a.b.c")) {
      TestApi over = api.withToken(token);
      assertThat(over.get("/api/v1/account").status()).isEqualTo(401);
      closed().forEach(operation -> refused(operation, over, 401));
    }
  }

  @Test
  void isClosedToEveryOtherScope() {
    TestApi admin = fresh(TestApi.ADMIN);
    Map<String, TestApi> without =
        Stream.of(Scope.values())
            .collect(
                Collectors.toMap(Scope::value, scope -> admin.withToken(allBut(admin, scope))));
    for (DescribedOperation operation : closed()) {
      if (operation.scope() != null) {
        refused(operation, without.get(operation.scope()), 403);
      }
    }
    assertThat(
            Objects.requireNonNull(without.get(Scope.CAPTURES.value()))
                .get("/api/v1/capture?url=http://a.example/"))
        .extracting(Answer::status)
        .isEqualTo(403);
  }

  /** Otherwise a token with the scope {@code admin} could make itself one with all others. */
  @Test
  void whatMakesCredentialsIsClosedToPrograms() {
    TestApi admin = fresh(TestApi.ADMIN);
    TestApi program = admin.withToken(allBut(admin, Scope.ACCOUNT));
    assertThat(names(DescribedOperation::forPeople))
        .containsExactlyInAnyOrder(
            "POST /api/v1/admin/accounts/{id}/password-reset",
            "DELETE /api/v1/admin/accounts/{id}/second-factor",
            "POST /api/v1/admin/clients",
            "PATCH /api/v1/admin/clients/{id}",
            "POST /api/v1/admin/clients/{id}/secret");
    operations.stream()
        .filter(DescribedOperation::forPeople)
        .forEach(operation -> refused(operation, program, 403));
  }

  @Test
  void isClosedToPeopleWhereItIsForAdmins() {
    TestApi person = api.asUser(INTRUDER);
    List<DescribedOperation> admins =
        closed().stream().filter(o -> Scope.ADMIN.value().equals(o.scope())).toList();
    assertThat(admins).isNotEmpty();
    admins.forEach(operation -> refused(operation, person, 403));
  }

  @Test
  void isClosedToRequestsThatAnotherSiteHasABrowserMake() {
    api.asUser(INTRUDER);
    WebVisitor browser = new WebVisitor(api).signIn(INTRUDER);
    for (DescribedOperation operation : operations) {
      if (!operation.isSafe()
          && !operation.isOfGuests()
          && !WITHOUT_TOKEN.contains(operation.name())) {
        Answer answer = browser.send(prepared(browser.request(anyPath(operation)), operation, 0));
        assertThat(answer.status()).as(operation.name()).isEqualTo(403);
        assertThat(answer.code()).as(operation.name()).isEqualTo("csrf-token-required");
      }
    }
    assertThat(browser.get("/api/v1/account").status()).isEqualTo(200);
  }

  @Test
  void thingsAreTheirOwnersOnly() {
    api.asUser(OWNER);
    api.asUser(INTRUDER);
    TestApi owner = fresh(OWNER);
    TestApi admin = fresh(TestApi.ADMIN);
    Belongings things = new Belongings(OWNER, owner, admin, webhooks, transaction, jdbc);
    List<DescribedOperation> naming =
        operations.stream().filter(DescribedOperation::namesAThing).sorted(HARMLESS_FIRST).toList();
    String other = things.newGuest();
    for (DescribedOperation operation : naming) {
      Answer answer = send(operation, fresh(INTRUDER), things, other);
      assertThat(answer.status()).as("%s: %s", operation.name(), answer.text()).isIn(403, 404);
    }
    for (DescribedOperation operation : naming) {
      boolean admins = Scope.ADMIN.value().equals(operation.scope());
      Answer answer = send(operation, admins ? admin : owner, things, things.guest());
      if (!NOTHING_YET.contains(operation.name())) {
        // Otherwise the intruder was refused for another reason than who it was.
        assertThat(answer.status())
            .as("%s: %s", operation.name(), answer.text())
            .isNotIn(400, 401, 403, 404, 415);
      }
    }
  }

  /**
   * What is deeper goes before what it hangs on; what removes things comes late, and what admins do
   * last, as it can end sessions.
   */
  private static final Comparator<DescribedOperation> HARMLESS_FIRST =
      Comparator.comparing((DescribedOperation operation) -> !operation.isOfGuests())
          .thenComparing(operation -> Scope.ADMIN.value().equals(operation.scope()))
          .thenComparing(operation -> operation.method().equals("DELETE"))
          .thenComparingInt(operation -> -operation.path().length());

  private static Answer send(
      DescribedOperation operation, TestApi who, Belongings things, String guest) {
    HttpRequest.Builder request =
        operation.isOfGuests()
            ? who.withToken(null)
                .request(things.path(operation))
                .header("Authorization", "Guest " + guest)
            : who.request(things.path(operation));
    return who.send(prepared(request, operation, 0));
  }

  private void refused(DescribedOperation operation, @Nullable TestApi who, int status) {
    Objects.requireNonNull(who, () -> "nobody with another scope than " + operation.scope());
    for (int body = 0; body < operation.media().size(); body++) {
      Answer answer = who.send(prepared(who.request(anyPath(operation)), operation, body));
      // The links of invitations are answered alike, whatever is wrong: also when there is none.
      boolean link = operation.path().matches("/api/v1/guest/(invitation|session)");
      assertThat(answer.status())
          .as("%s: %s", operation.name(), answer.text())
          .isEqualTo(link ? 403 : status);
    }
  }

  private static HttpRequest.Builder prepared(
      HttpRequest.Builder request, DescribedOperation operation, int body) {
    return operation.isSafe()
        ? request.method(operation.method(), BodyPublishers.noBody())
        : request
            .header("Content-Type", operation.media().get(body).replace("*/*", "image/png"))
            .method(operation.method(), BodyPublishers.ofString("{}"));
  }

  private static String anyPath(DescribedOperation operation) {
    return operation.path().replaceAll("\\{[^}]+}", "1");
  }

  private List<DescribedOperation> closed() {
    return operations.stream().filter(operation -> !OPEN.containsKey(operation.name())).toList();
  }

  private List<String> names(Predicate<DescribedOperation> which) {
    return operations.stream().filter(which).map(DescribedOperation::name).toList();
  }

  private Set<String> mappings() {
    Set<String> found = new TreeSet<>();
    for (RequestMappingInfo info : ownMappings()) {
      for (RequestMethod method : info.getMethodsCondition().getMethods()) {
        info.getPatternValues().stream()
            .filter(path -> path.startsWith("/api/"))
            .forEach(path -> found.add(method + " " + path));
      }
      assertThat(
              info.getMethodsCondition().getMethods().isEmpty()
                  && info.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/")))
          .as("%s takes every method", info)
          .isFalse();
    }
    return found;
  }

  /** Without those of other systems' APIs, which have documents and credentials of their own. */
  private List<RequestMappingInfo> ownMappings() {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(mapped -> !mapped.getValue().getBeanType().isAnnotationPresent(Speaks.class))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Somebody who has shown just now who they are. */
  private TestApi fresh(String name) {
    Answer answer = api.withToken(null).post("/api/v1/login", new Login(name, TestApi.PASSWORD));
    return api.withToken(answer.expect(200).as(AccessToken.class).value());
  }

  private static String allBut(TestApi admin, Scope missing) {
    List<String> scopes = new ArrayList<>();
    Stream.of(Scope.values())
        .filter(scope -> scope.grantable() && scope != missing)
        .forEach(scope -> scopes.add(scope.value()));
    return token(admin, "without " + missing.value(), scopes).path("token").asString();
  }

  private static tools.jackson.databind.JsonNode token(
      TestApi owner, String name, List<String> scopes) {
    return owner.post("/api/v1/tokens", Map.of("name", name, "scopes", scopes)).expect(201).json();
  }

  private String expired() {
    TestApi admin = fresh(TestApi.ADMIN);
    var token = token(admin, "expired", List.of("admin", "images:read"));
    jdbc.sql("UPDATE tokens SET expires_at = 1 WHERE id = ?")
        .param(token.path("id").asLong())
        .update();
    return token.path("token").asString();
  }

  private String revoked() {
    TestApi admin = fresh(TestApi.ADMIN);
    var token = token(admin, "revoked", List.of("admin", "images:read"));
    admin.delete("/api/v1/tokens/" + token.path("id").asString()).expect(204);
    return token.path("token").asString();
  }

  /** The access token of somebody who has ended all sessions since. */
  private String ended() {
    api.asUser("walk-leaver");
    String token =
        api.withToken(null)
            .post("/api/v1/login", new Login("walk-leaver", TestApi.PASSWORD))
            .as(AccessToken.class)
            .value();
    api.withToken(token).delete("/api/v1/sessions").expect(204);
    return token;
  }
}
