package dev.pinhole.server.account;

import static java.util.Map.entry;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.delivery.Uploaded;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.session.WebVisitor;
import dev.pinhole.server.upload.DirectApi;
import dev.pinhole.server.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** One of each thing that an address of the API can name, all of one person. */
final class Belongings {
  private static final String INVITATIONS = "/api/v1/invitations";

  private final TestApi owner;
  private final TestApi anybody;
  private final JdbcClient jdbc;
  private final Map<String, String> ids;
  private final String invitation;
  private final String guest;

  /**
   * @param owner signed in just now
   */
  Belongings(
      String name,
      TestApi owner,
      TestApi admin,
      Webhooks webhooks,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.owner = owner;
    this.jdbc = jdbc;
    this.anybody = owner.withToken(null);
    long account = owner.get("/api/v1/account").expect(200).as(Account.class).id();
    JsonNode invited = owner.post(INVITATIONS, Map.of()).expect(201).json();
    this.invitation = invited.path("token").asString();
    this.guest = newGuest();
    browser(name);
    transaction.executeWithoutResult(
        _ -> webhooks.send(account, "http://127.0.0.1:9/", "capture.done", "{}"));
    this.ids =
        Map.ofEntries(
            entry("/api/v1/images/{key}", Uploaded.by(owner, TestImages.jpeg(77), "").key()),
            entry("/api/v1/tokens/{id}", made("/api/v1/tokens", token())),
            entry("/api/v1/uploads/{id}", upload()),
            entry("/api/v1/invitations/{id}", invited.path("id").asString()),
            entry("/api/v1/captures/{id}", made("/api/v1/captures", page())),
            entry("/api/v1/captures/schedules/{id}", schedule()),
            entry("/api/v1/webhooks/deliveries/{id}", listed("/api/v1/webhooks/deliveries")),
            entry("/api/v1/admin/accounts/{id}", Long.toString(account)),
            entry("/api/v1/admin/clients/{id}", client(admin)),
            entry("/api/v1/account/authorizations/{id}", authorization(account)),
            entry("/api/v1/account/identities/{id}", identity(account)),
            entry("/api/v1/account/passkeys/{id}", passkey(account)),
            entry("/api/v1/sessions/{id}", listed("/api/v1/sessions")),
            entry("/api/v1/devices/{id}", listed("/api/v1/devices")),
            entry("/api/v1/guest/uploads/{id}", guestsUpload()));
  }

  /** The path with the names of the owner's things. */
  String path(DescribedOperation operation) {
    return operation
        .thing()
        .map(thing -> operation.path().replace(thing, named(thing)))
        .orElse(operation.path());
  }

  private String named(String thing) {
    String id = ids.get(thing);
    if (id == null) {
      throw new AssertionError("Nobody owns a " + thing + " here: have one made in Belongings");
    }
    return thing.substring(0, thing.indexOf('{')) + id;
  }

  /** The credential of the guest to whom what guests have belongs. */
  String guest() {
    return guest;
  }

  /** Another one, by the same invitation. */
  String newGuest() {
    Answer answer =
        anybody.post("/api/v1/guest/session", Map.of(), Map.of("Invitation", invitation));
    return answer.expect(200).json().path("credential").asString();
  }

  private static void signIn(WebVisitor browser, String name) {
    browser.signIn(new SessionRequest(name, TestApi.PASSWORD, null, true)).expect(200);
  }

  private void browser(String name) {
    signIn(new WebVisitor(anybody), name);
  }

  private String made(String path, Object request) {
    Answer answer = owner.post(path, request);
    if (answer.status() / 100 != 2) {
      throw new AssertionError(path + " gave " + answer.status() + ": " + answer.text());
    }
    return answer.json().path("id").asString();
  }

  private static Map<String, Object> token() {
    return Map.of("name", "walk", "scopes", List.of("images:read"));
  }

  private static Map<String, Object> page() {
    return Map.of("url", "http://page.invalid/");
  }

  private String schedule() {
    return made("/api/v1/captures/schedules", Map.of("options", page(), "every", "PT24H"));
  }

  private String upload() {
    return new DirectApi(owner).announced(TestImages.png(78)).path("id").asString();
  }

  private String guestsUpload() {
    Map<String, Object> file = Map.of("name", "a.png", "bytes", 100, "type", "image/png");
    return anybody
        .post("/api/v1/guest/uploads", file, Map.of("Authorization", "Guest " + guest))
        .expect(201)
        .json()
        .path("id")
        .asString();
  }

  private static String client(TestApi admin) {
    Map<String, Object> program =
        Map.of(
            "name", "walk",
            "confidential", true,
            "redirectUris", List.of("https://program.example/back"),
            "scopes", List.of("openid"),
            "grants", List.of("authorization_code"));
    return admin.post("/api/v1/admin/clients", program).expect(201).json().path("id").asString();
  }

  // What other programs and servers would have to take part in is written as they leave it.

  private String authorization(long account) {
    jdbc.sql(
            """
            INSERT INTO oauth_family (id, client, account, version, grant_type, scopes, request,
              revision, granted_at, used_at, expires_at)
            SELECT 'walk-family', number, :account,
              (SELECT session_version FROM accounts WHERE id = :account),
              'authorization_code', 'openid', '{}', 1, 1, 1, 9000000000000
            FROM oauth_client WHERE id = 'pinhole-cli'
            """)
        .param("account", account)
        .update();
    return "walk-family";
  }

  private String identity(long account) {
    jdbc.sql(
            """
            INSERT INTO linked_identity (account, provider, issuer, subject, created_at, used_at)
            VALUES (:account, 'walk', 'https://issuer.example', 'walk', 1, 1)
            """)
        .param("account", account)
        .update();
    return number("SELECT max(id) FROM linked_identity WHERE account = :account", account);
  }

  /** Two, so that there is something left to remove for whoever removes all. */
  private String passkey(long account) {
    for (String credential : List.of("d2Fsay0x", "d2Fsay0y")) {
      jdbc.sql(
              """
              INSERT INTO passkey (account, credential, public_key, attestation, signature_count,
                transports, backup_eligible, backup_state, name, created_at)
              VALUES (:account, :credential, :bytes, :bytes, 0, '', FALSE, FALSE, 'walk', 1)
              """)
          .param("account", account)
          .param("credential", credential)
          .param("bytes", new byte[] {1})
          .update();
    }
    return number("SELECT max(number) FROM passkey WHERE account = :account", account);
  }

  private String number(String query, long account) {
    return String.valueOf(jdbc.sql(query).param("account", account).query(Long.class).single());
  }

  private String listed(String path) {
    JsonNode list = owner.get(path).expect(200).json();
    JsonNode items = list.isArray() ? list : list.path("items");
    return items.get(0).path("id").asString();
  }
}
