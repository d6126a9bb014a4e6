package dev.pinhole.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.RegistrationCode;
import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.admin.AuditEntry;
import dev.pinhole.client.Admin;
import dev.pinhole.client.AuditFilter;
import dev.pinhole.client.PinholeClient;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.session.WebVisitor;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The audit trail over HTTP. */
@PinholeTest
class AuditIT {
  private static final String PATH = "/api/v1/admin/audit";

  @Autowired TestApi api;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Test
  void tellsWhoDidWhatFromWhereAndWhen() {
    Instant before = Instant.now();
    long ada = id(api.asUser("AuditAda"));
    JsonNode entry = entries("?action=account-made&q=account " + ada).getFirst();
    assertThat(entry.path("subject").asString()).isEqualTo("account " + ada);
    assertThat(entry.at("/actor/username").asString()).isEqualTo(TestApi.ADMIN);
    assertThat(entry.path("address").asString()).isEqualTo("127.0.0.1");
    assertThat(entry.path("agent").asString()).startsWith("Java-http-client");
    assertThat(Instant.parse(entry.path("at").asString()))
        .isBetween(before.minusSeconds(1), Instant.now());
    assertThat(entry.at("/details/way").asString()).isEqualTo("admin");
  }

  @Test
  void tellsOfAccountsAndWhatTheyCanDo() {
    RegistrationCode code =
        api.asAdmin()
            .post("/api/v1/accounts/codes", Map.of())
            .expect(201)
            .as(RegistrationCode.class);
    Account eve =
        api.withToken(null)
            .post(
                "/api/v1/accounts",
                new Registration("AuditEve", null, TestApi.PASSWORD, code.code()))
            .expect(201)
            .as(Account.class);
    TestApi session = api.asUser("AuditEve");
    TokenRequest request = new TokenRequest("my script", Set.of(Scope.IMAGES_READ), null);
    Token token = session.post("/api/v1/tokens", request).expect(201).as(Token.class);
    session.delete("/api/v1/tokens/" + token.id()).expect(204);
    session
        .patch("/api/v1/account", new AccountChange("eve@example.org", null, TestApi.PASSWORD))
        .expect(200);
    session
        .patch("/api/v1/account", new AccountChange(null, TestApi.PASSWORD + "!", TestApi.PASSWORD))
        .expect(200);
    change(eve.id(), new AdminAccountChange(Role.ADMIN, true));
    change(eve.id(), new AdminAccountChange(Role.USER, false));

    assertThat(actions("?actor=" + eve.id()))
        .containsExactly(
            "sessions-ended",
            "password-changed",
            "email-changed",
            "token-deleted",
            "token-made",
            "signed-in",
            "account-made");
    assertThat(actions("?q=account " + eve.id() + "&actor=" + id(api.asAdmin())))
        .containsExactly(
            "sessions-ended",
            "account-enabled",
            "role-changed",
            "sessions-ended",
            "account-disabled",
            "role-changed");
    JsonNode made = entries("?action=token-made&actor=" + eve.id()).getFirst();
    assertThat(made.path("subject").asString()).isEqualTo("token " + token.id());
    assertThat(made.at("/details/scopes").asString()).isEqualTo("images:read");
    assertThat(everything())
        .doesNotContain(
            code.code(), Objects.requireNonNull(token.token()), TestApi.PASSWORD, "eve@example");
  }

  @Test
  void tellsOfInvitations() {
    TestApi ida = api.asUser("AuditIda");
    String path = "/api/v1/invitations";
    JsonNode made = ida.post(path, Map.of("title", "Summer")).expect(201).json();
    String one = path + "/" + made.path("id").asString();
    ida.patch(one, Map.of("title", "Winter")).expect(200);
    JsonNode renewed = ida.post(one + "/renew", Map.of()).expect(200).json();
    ida.delete(one).expect(204);
    ida.delete(one).expect(204);
    assertThat(actions("?actor=" + id(ida) + "&q=invitation"))
        .containsExactly(
            "invitation-revoked", "invitation-renewed", "invitation-changed", "invitation-made");
    assertThat(everything())
        .doesNotContain(made.path("token").asString(), renewed.path("token").asString());
  }

  @Test
  void tellsNothingOfWhatWasRefused() {
    TestApi olga = api.asUser("AuditOlga");
    api.asUser("AuditPia")
        .patch("/api/v1/account", new AccountChange("pia@example.org", null, TestApi.PASSWORD))
        .expect(200);
    olga.patch("/api/v1/account", new AccountChange("pia@example.org", null, TestApi.PASSWORD))
        .expect(409);
    long nobody = 987_321;
    api.asAdmin()
        .patch("/api/v1/admin/accounts/" + nobody, new AdminAccountChange(Role.USER, null))
        .expect(404);
    assertThat(actions("?actor=" + id(olga))).doesNotContain("email-changed");
    assertThat(actions("?q=account " + nobody)).isEmpty();
  }

  @Test
  void tellsWhatWasRefusedToWhoIsSignedIn() {
    TestApi rex = api.asUser("AuditRex");
    rex.get(PATH + "?q=a-secret-place").expect(403);
    String script =
        rex.post("/api/v1/tokens", new TokenRequest("script", Set.of(Scope.IMAGES_READ), null))
            .expect(201)
            .json()
            .path("token")
            .asString();
    api.withToken(script).get("/api/v1/invitations").expect(403);
    WebVisitor browser = new WebVisitor(api).signIn("AuditRex").withCsrfToken(null);
    assertThat(browser.post("/api/v1/tokens", "{}").code()).isEqualTo("csrf-token-required");
    List<JsonNode> refused = entries("?action=operation-refused&actor=" + id(rex));
    assertThat(refused)
        .extracting(entry -> entry.path("subject").asString())
        .containsExactly("request", "GET /api/v1/invitations", "GET " + PATH);
    assertThat(refused)
        .extracting(entry -> entry.path("details").toString())
        .allMatch(details -> details.contains("\"reason\""));
    assertThat(refused.get(1).at("/details/caller").asString()).isEqualTo("program");
    assertThat(refused.get(1).at("/details/scope").asString()).isEqualTo("invitations");
    assertThat(refused.get(2).at("/details/caller").asString()).isEqualTo("person");
    assertThat(refused.get(2).at("/details/reason").asString()).isEqualTo("forbidden");
    assertThat(everything()).doesNotContain("a-secret-place");
  }

  /** Once an hour of the clock, of which the test may see two. */
  @Test
  void whatIsRefusedFillsNoDisk() {
    TestApi lou = api.asUser("AuditLou");
    for (int i = 0; i < 25; i++) {
      lou.get("/api/v1/admin/accounts?limit=" + i).expect(403);
    }
    assertThat(entries("?action=operation-refused&actor=" + id(lou))).hasSizeBetween(1, 2);
  }

  /** Who looks for one thing that is not there has lost it; who does so again and again tries. */
  @Test
  void tellsOfWhoLooksForOthersThings() {
    TestApi kim = api.asUser("AuditKim");
    String query = "?action=operation-refused&actor=" + id(kim);
    for (int i = 0; i < 30; i++) {
      kim.get("/api/v1/invitations/not-mine-" + i).expect(404);
    }
    assertThat(entries(query)).isEmpty();
    for (int i = 0; i < 10; i++) {
      kim.get("/api/v1/invitations/not-mine-" + i).expect(404);
    }
    List<JsonNode> refused = entries(query);
    assertThat(refused).hasSizeBetween(1, 2);
    assertThat(refused.getFirst().path("subject").asString())
        .isEqualTo("GET /api/v1/invitations/{id}");
    assertThat(refused.getFirst().at("/details/reason").asString()).isEqualTo("not-found");
  }

  @Test
  void isForAdminsWithTheScopeOnly() {
    for (String path : List.of(PATH, PATH + "/export", "/api/v1/admin/images")) {
      api.get(path).expect(401);
      api.asUser("AuditUna").get(path).expect(403);
      api.withToken(token(Scope.IMAGES_READ, Scope.IMAGES_WRITE)).get(path).expect(403);
      api.withToken(token(Scope.ADMIN)).get(path).expect(200);
    }
  }

  @Test
  void isReadInParts() {
    TestApi tom = api.asUser("AuditTom");
    for (int i = 0; i < 5; i++) {
      tom.post("/api/v1/invitations", Map.of()).expect(201);
    }
    String query = "?action=invitation-made&actor=" + id(tom) + "&limit=2";
    List<Long> numbers = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.asAdmin().get(PATH + query + cursor).expect(200).json();
      page.path("items").valueStream().forEach(e -> numbers.add(e.path("number").asLong()));
      cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
    } while (!cursor.isEmpty());
    assertThat(numbers)
        .hasSize(5)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    for (String query :
        List.of(
            "?from=yesterday",
            "?to=%2B99999-01-01T00:00:00Z",
            "?action=signed",
            "?actor=ada",
            "?q=" + "a".repeat(201),
            "?q=%00",
            "?cursor=AAAA",
            "?limit=0")) {
      assertThat(api.asAdmin().get(PATH + query).expect(400).code())
          .as(query)
          .startsWith("invalid-");
    }
    api.asAdmin().get(PATH + "/export?format=xml").expect(400);
  }

  @Test
  void isExportedWithoutFormulas() {
    TestApi mal = api.asUser("AuditMal");
    mal.send(
            mal.request("/api/v1/invitations")
                .header("User-Agent", "=HYPERLINK(\"http://evil.example\",\"x\")")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")))
        .expect(201);
    String query = "&action=invitation-made&actor=" + id(mal);
    int before = exports();
    Answer csv = api.asAdmin().get(PATH + "/export?format=csv" + query).expect(200);
    assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(csv.header("Content-Disposition")).contains("attachment", "audit.csv");
    assertThat(csv.header("Cache-Control")).contains("no-store");
    String[] lines = csv.text().split("\r\n", -1);
    assertThat(lines).hasSize(3);
    assertThat(lines[0])
        .isEqualTo(
            "\"number\",\"at\",\"action\",\"actor\",\"username\",\"subject\",\"address\",\"agent\","
                + "\"details\"");
    assertThat(lines[1])
        .contains("\"AuditMal\"", "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"");

    Answer lined = api.asAdmin().get(PATH + "/export?format=ndjson" + query).expect(200);
    assertThat(lined.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(lined.text().lines()).hasSize(1);
    assertThat(lined.json().at("/actor/username").asString()).isEqualTo("AuditMal");
    assertThat(lined.json().path("agent").asString()).startsWith("=HYPERLINK");
    assertThat(exports()).isEqualTo(before + 2);
  }

  private int exports() {
    return jdbc.sql("SELECT COUNT(*) FROM audit WHERE action = 'audit-exported'")
        .query(Integer.class)
        .single();
  }

  /** More than are read at once; each once. */
  @Test
  void isExportedWhole() {
    // Not so old that they could be purged meanwhile.
    long before = Instant.now().minusSeconds(7200).toEpochMilli();
    for (int i = 0; i < 1234; i++) {
      jdbc.sql("INSERT INTO audit (at, action, subject) VALUES (:at, 'signed-out', 'of many')")
          .param("at", before + i / 100)
          .update();
    }
    Answer file = api.asAdmin().get(PATH + "/export?format=ndjson&action=signed-out&q=of%20many");
    assertThat(file.expect(200).text().lines()).hasSize(1234).doesNotHaveDuplicates();
  }

  @Test
  void isReadByTheClient() throws Exception {
    long clio = id(api.asUser("AuditClio"));
    new WebVisitor(api).signIn("AuditClio");
    PinholeClient client = PinholeClient.signIn(api.uri("/"), TestApi.ADMIN, TestApi.PASSWORD);
    // By actor: others sign in on this server too, some with its clock ahead.
    AuditFilter clios = new AuditFilter(null, null, clio, "signed-in", null);
    List<AuditEntry> entries = client.admin().audit(clios, null, 10).items();
    assertThat(entries)
        .extracting(entry -> entry.details().get("way"))
        .containsExactly("password", "access-token");
    assertThat(client.admin().audit(clios, null, 1).items()).containsExactly(entries.getFirst());
    try (InputStream file =
        client.admin().exportAudit(AuditFilter.action("account-made"), Admin.ExportFormat.CSV)) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).contains("account-made");
    }
    assertThat(everyAccount(client)).contains("AuditClio");
  }

  private static List<String> everyAccount(PinholeClient client) throws Exception {
    List<String> names = new ArrayList<>();
    String cursor = null;
    do {
      Page<Account> page = client.admin().accounts(cursor, 200);
      page.items().forEach(account -> names.add(account.username()));
      cursor = page.next();
    } while (cursor != null);
    return names;
  }

  /** The server goes on, and nothing of the permit is left. */
  @Test
  void permitsNoPurgeThatIsNotOver() {
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ ->
                jdbc.sql("INSERT INTO audit_purge (older_than, never) VALUES (0, 0)").update()))
        .isInstanceOfAny(DataAccessException.class, TransactionException.class);
    for (int i = 0; i < 20; i++) {
      assertThat(jdbc.sql("SELECT COUNT(*) FROM audit_purge").query(Long.class).single()).isZero();
    }
    TestApi zoe = api.asUser("AuditZoe");
    assertThat(actions("?actor=" + id(zoe))).contains("signed-in");
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM audit").update())
        .isInstanceOf(DataAccessException.class);
  }

  private void change(long account, AdminAccountChange change) {
    api.asAdmin().patch("/api/v1/admin/accounts/" + account, change).expect(200);
  }

  private String token(Scope... scopes) {
    TokenRequest request = new TokenRequest("script", Set.of(scopes), null);
    Token token = api.asAdmin().post("/api/v1/tokens", request).expect(201).as(Token.class);
    return Objects.requireNonNull(token.token());
  }

  private static long id(TestApi somebody) {
    return somebody.get("/api/v1/account").expect(200).as(Account.class).id();
  }

  private List<String> actions(String query) {
    return entries(query).stream().map(entry -> entry.path("action").asString()).toList();
  }

  private List<JsonNode> entries(String query) {
    Answer answer = api.asAdmin().get(PATH + query.replace(" ", "%20"));
    return answer.expect(200).json().path("items").valueStream().toList();
  }

  private String everything() {
    return jdbc.sql("SELECT * FROM audit").query().listOfRows().toString();
  }
}
