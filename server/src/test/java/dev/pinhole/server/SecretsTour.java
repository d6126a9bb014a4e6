package dev.pinhole.server;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.PasswordReset;
import dev.pinhole.api.account.PasswordResetRequest;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.RegistrationCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.session.ProofRequest;
import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.capture.CaptureApi;
import dev.pinhole.server.factor.Authenticator;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.mail.TestMail;
import dev.pinhole.server.session.WebVisitor;
import dev.pinhole.server.upload.DirectApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Uses every kind of secret that there is: rightly, wrongly, and when something else is broken. */
record SecretsTour(TestApi api, TestSecrets secrets, S3Server store, TestMail mail, Wire mailLine) {
  private static final String NAME = "Tia";
  private static final String EMAIL = "tia@example.org";
  private static final String FIRST = "first-password-Qx81";
  private static final String SECOND = "second-password-Vk27";
  private static final String LAST = "last-password-Zr93";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  void run() throws Exception {
    TestApi tia = register();
    mistypedPasswords();
    TestApi program = apiToken(tia);
    pictures(program);
    invitation(tia);
    capture(tia);
    tia.get("/api/v1/webhooks/secret").expect(200);
    tia.post("/api/v1/webhooks/secret", Map.of());
    browser();
    reset();
    storeIsDown(program);
    secondFactor();
    mailIsRefused();
    api.asAdmin().get("/api/v1/admin/audit/export?format=ndjson").expect(200);
  }

  private TestApi register() {
    RegistrationCode code =
        api.asAdmin()
            .post("/api/v1/accounts/codes", Map.of())
            .expect(201)
            .as(RegistrationCode.class);
    register(code.code() + "x").expect(403);
    register(code.code()).expect(201);
    register(code.code()).expect(403);
    String token = TestMail.token(mail.await(EMAIL, 1).getFirst(), "confirm-email");
    api.post("/api/v1/account/email/confirmation", Map.of("token", token + "x"));
    api.post("/api/v1/account/email/confirmation", Map.of("token", token)).expect(204);
    return signedIn(FIRST, null);
  }

  private Answer register(String code) {
    return api.post("/api/v1/accounts", new Registration(NAME, EMAIL, FIRST, code));
  }

  private TestApi signedIn(String password, @Nullable String code) {
    Answer answer = api.post("/api/v1/login", new Login(NAME, password, code)).expect(200);
    return api.withToken(answer.as(AccessToken.class).value());
  }

  /** Passwords where none belong, and requests that break in the middle of one. */
  private void mistypedPasswords() {
    secrets.add("password typed as a name", "typed-as-a-name-77");
    api.post("/api/v1/login", new Login("typed-as-a-name-77", "wrong-password-1")).expect(401);
    api.post("/api/v1/login", "{\"username\":\"Tia\",\"password\":\"broken-off-31").expect(400);
    api.post("/api/v1/login", "{\"username\":\"Tia\",\"password\":{\"a\":\"nested-secret-8\"}}")
        .expect(400);
    api.post("/api/v1/login", "{\"username\":\"Tia\",\"token\":\"unknown-member-9\"}").expect(400);
    api.post("/api/v1/session", "{\"username\":\"Tia\",\"password\":\"\\ud800-broken-text\"}");
    api.post(
        "/api/v1/accounts",
        new Registration("U", "no address", "short-secret-5", "no-such-code-5"));
    secrets.add("password in an address", "in-an-address-44");
    api.get("/api/v1/login?password=in-an-address-44");
    api.get("/no/such/page?token=in-an-address-44");
    api.get("//double//slash?token=in-an-address-44");
    for (String header : List.of("Bearer", "Basic", "Guest", "Digest")) {
      secrets.add("refused credential", "c3RyYW5nZXI6YmFzaWMtc2VjcmV0LTg4");
      api.send(
          api.request("/api/v1/account")
              .header("Authorization", header + " c3RyYW5nZXI6YmFzaWMtc2VjcmV0LTg4"));
    }
  }

  private TestApi apiToken(TestApi tia) {
    Set<Scope> scopes = Set.of(Scope.IMAGES_READ, Scope.IMAGES_WRITE);
    Token token =
        tia.post("/api/v1/tokens", new TokenRequest("script", scopes, null))
            .expect(201)
            .as(Token.class);
    TestApi program = api.withToken(token.token());
    program.get("/api/v1/account").expect(200);
    program.post("/api/v1/tokens", new TokenRequest("more", scopes, null)).expect(403);
    api.withToken(token.token() + "x").get("/api/v1/account").expect(401);
    return program;
  }

  private void pictures(TestApi program) {
    secrets.add("access key", "open-sesame-61");
    String key = new ImageApi(program).add("?accessKey=open-sesame-61", TestImages.png(8001));
    String path = "/i/" + key;
    api.get(path + "?key=open-sesame-61").expect(200);
    api.get(path + "?key=wrong-sesame-62").expect(403);
    api.get(path + "?key=open-sesame-61&w=nonsense").expect(400);
    api.send(api.request(path).header("X-Access-Key", "open-sesame-61")).expect(200);
    program
        .patch("/api/v1/images/" + key, Map.of("accessKey", "other-sesame-63", "nonsense", 1))
        .expect(400);
    program.patch("/api/v1/images/" + key, Map.of("accessKey", "other-sesame-63")).expect(200);
    String link =
        program
            .post("/api/v1/images/" + key + "/links", Map.of())
            .expect(201)
            .json()
            .path("url")
            .asString();
    String signed = link.substring(link.indexOf("/i/"));
    api.get(signed).expect(200);
    api.get(signed + "x");
    api.get(signed + "&w=7");
    direct(program);
    otherTools(program);
  }

  private void otherTools(TestApi program) {
    Form form =
        new Form().part("form-data; name=\"image\"; filename=\"a.png\"", TestImages.png(8003));
    Answer sent = program.send(form.in(program.request("/3/image"))).expect(200);
    String hash = sent.json().at("/data/deletehash").asString();
    api.delete("/3/image/" + hash + "0").expect(404);
    api.get("/delete/" + hash).expect(200);
    api.delete("/3/image/" + hash).expect(200);
    api.delete("/3/image/" + hash).expect(404);
  }

  private void direct(TestApi program) {
    DirectApi uploads = new DirectApi(program);
    byte[] content = TestImages.png(8002);
    JsonNode upload = uploads.announced(content);
    uploads.send(upload, content);
    uploads.complete(upload).expect(201);
    JsonNode other = uploads.announced(TestImages.png(8003));
    uploads.put(other.path("url").asString() + "00", "image/png", content);
    uploads.complete(other);
  }

  private void invitation(TestApi tia) {
    JsonNode made =
        tia.post(
                "/api/v1/invitations",
                Map.of("email", "guest@example.org", "password", "guest-password-19"))
            .expect(201)
            .json();
    String token = made.path("token").asString();
    mail.await("guest@example.org", 1);
    guest(token + "x", "guest-password-19");
    guest(token, "guest-mistyped-20");
    String credential =
        guest(token, "guest-password-19").expect(200).json().path("credential").asString();
    for (String shown : List.of(credential, credential + "x")) {
      Map<String, String> header = Map.of("Authorization", "Guest " + shown);
      api.post("/api/v1/guest/uploads", Map.of("name", "a.png", "bytes", 10), header);
    }
    api.get("/invite/" + token);
    String one = "/api/v1/invitations/" + made.path("id").asString();
    tia.get(one + "/qr?format=svg").expect(200);
    tia.post(one + "/renew", Map.of()).expect(200);
  }

  private Answer guest(String token, String password) {
    return api.post(
        "/api/v1/guest/session",
        Map.of("name", "Guest", "password", password),
        Map.of("Invitation", token));
  }

  /** Of a page that is nowhere: it fails, in a browser, with all of its secrets at hand. */
  private void capture(TestApi tia) {
    CaptureApi captures = new CaptureApi(tia);
    secrets.add("cookie of a page", "cookie-value-51").add("site password", "site-password-53");
    String id =
        captures.submit(
            "url",
            "https://nowhere.invalid/",
            "headers",
            Map.of("X-Site-Key", "site-key-50"),
            "cookies",
            List.of("sid=cookie-value-51"),
            "authorization",
            "reader:site-password-53");
    captures.post("url", "https://nowhere.invalid/", "headers", "nonsense-header-54");
    await()
        .atMost(PATIENCE)
        .until(
            () -> !captures.get(id).expect(200).json().path("state").asString().equals("queued"));
    tia.delete("/api/v1/captures/" + id).expect(204);
  }

  private void browser() {
    WebVisitor visitor = new WebVisitor(api);
    visitor.signIn(new SessionRequest(NAME, "wrong-in-browser-2"));
    visitor.signIn(new SessionRequest(NAME, FIRST, null, true)).expect(200);
    visitor.post("/api/v1/session/proof", new ProofRequest("wrong-proof-3", null));
    visitor.post("/api/v1/session/proof", new ProofRequest(FIRST, null)).expect(204);
    visitor.copy().withCsrfToken("forged-csrf-token-4").delete("/api/v1/session").expect(403);
    visitor.copy().withCookie(WebVisitor.COOKIE, "forged-session-id-5").get("/api/v1/session");
    visitor
        .patch("/api/v1/account", new AccountChange(null, SECOND, "wrong-current-6"))
        .expect(403);
    visitor.patch("/api/v1/account", new AccountChange(null, SECOND, FIRST)).expect(200);
    visitor.delete("/api/v1/session").expect(204);
  }

  private void reset() {
    // Besides those to confirm the address, and that the password has been changed.
    int before = mail.to(EMAIL).size();
    api.post("/api/v1/password-reset", new PasswordResetRequest(EMAIL)).expect(202);
    AtomicInteger at = new AtomicInteger(-1);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          at.set(resetMail(before));
          return at.get() >= 0;
        });
    String token = TestMail.token(mail.to(EMAIL).get(at.get()), "reset-password");
    String path = "/api/v1/password-reset/confirmation";
    api.post(path, new PasswordReset(token, "12345678")).expect(400);
    api.post(path, new PasswordReset(token + "x", LAST)).expect(403);
    api.post(path, new PasswordReset(token, LAST)).expect(204);
    api.post(path, new PasswordReset(token, LAST + "!")).expect(403);
  }

  private int resetMail(int from) {
    for (int i = Math.max(0, from - 1); i < mail.to(EMAIL).size(); i++) {
      if (GreenMailUtil.getBody(mail.to(EMAIL).get(i)).contains("reset-password")) {
        return i;
      }
    }
    return -1;
  }

  private void storeIsDown(TestApi program) {
    String key = new ImageApi(program).add("", TestImages.png(8010));
    store.stop();
    new ImageApi(program).raw("?accessKey=while-down-71", TestImages.png(8011)).expect(503);
    program.get("/i/" + key + "?w=5");
    DirectApi uploads = new DirectApi(program);
    uploads.announce(TestImages.largePng(8012, 20 << 20), Map.of());
    store.restart();
  }

  private void secondFactor() {
    TestApi tia = signedIn(LAST, null);
    Authenticator.SetUp factor = Authenticator.setUp(tia, new TestClock());
    api.post("/api/v1/login", new Login(NAME, LAST, null)).expect(401);
    api.post("/api/v1/login", new Login(NAME, LAST, "000000")).expect(401);
    TestApi again = signedIn(LAST, factor.recoveryCodes().getFirst());
    again.get("/api/v1/account/second-factor").expect(200);
    again.post("/api/v1/account/recovery-codes", Map.of());
    api.post("/api/v1/login", new Login(NAME, LAST, factor.recoveryCodes().getFirst()));
  }

  private void mailIsRefused() {
    mailLine.cut(1, 10);
    api.asAdmin().post("/api/v1/invitations", Map.of("email", "late@example.org")).expect(201);
    await().atMost(PATIENCE).until(() -> mailLine.cutsLeft() == 0);
    api.send(api.request("/api/v1/login").method("POST", BodyPublishers.noBody()));
  }
}
