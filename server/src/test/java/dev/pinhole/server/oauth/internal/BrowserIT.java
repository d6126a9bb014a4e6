package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.api.session.ProofRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.session.WebVisitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People who come with a browser's cookie. */
@PinholeTest
class BrowserIT {
  private static final String REDIRECT = "https://frame.example/cb";
  private static final String NAME = "browser-ada";

  @Autowired TestApi api;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  private WebVisitor visitor() {
    api.asUser(NAME);
    return new WebVisitor(api).signIn(NAME);
  }

  @Test
  void pageHearsWhereToGo() {
    OAuthApi cli = OAuthApi.cli(api);
    WebVisitor visitor = visitor();
    String page = authorize(visitor, cli.request("images:read"));
    Answer told = decide(visitor, OAuthApi.value(page, "state"), "images:read").expect(200);
    String location = told.json().path("location").asString();
    assertThat(location).startsWith(OAuthApi.CALLBACK);
    cli.exchange(OAuthApi.value(location, "code")).expect(200);
  }

  /** Whoever finds a browser that somebody has left open lets no program of theirs in with it. */
  @Test
  void letsProgramsInForThoseOnlyWhoHaveShownWhoTheyAre() {
    OAuthApi cli = OAuthApi.cli(api);
    WebVisitor visitor = visitor();
    clock.advance(Duration.ofMinutes(11));
    String page = authorize(visitor, cli.request("images:read"));
    String state = OAuthApi.value(page, "state");
    assertThat(decide(visitor, state, "images:read").expect(403).code())
        .isEqualTo("proof-required");
    visitor.post("/api/v1/session/proof", new ProofRequest(TestApi.PASSWORD)).expect(204);
    String location =
        decide(visitor, state, "images:read").expect(200).json().path("location").asString();
    cli.exchange(OAuthApi.value(location, "code")).expect(200);
  }

  @Test
  void refusingNeedsNoProof() {
    WebVisitor visitor = visitor();
    clock.advance(Duration.ofMinutes(11));
    String page = authorize(visitor, OAuthApi.cli(api).request("images:read"));
    Answer told = decide(visitor, OAuthApi.value(page, "state"), null).expect(200);
    assertThat(told.json().path("location").asString()).contains("error=access_denied");
  }

  private static Answer decide(WebVisitor visitor, String state, @Nullable String scope) {
    Map<String, String> decision =
        new HashMap<>(Map.of("client_id", "pinhole-cli", "state", state));
    if (scope != null) {
      decision.put("scope", scope);
    }
    return visitor.send(
        visitor
            .request("/oauth2/authorize")
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(OAuthApi.form(decision))));
  }

  @Test
  void doesNotAskWhoAsksSilently() {
    OAuthApi nobody = OAuthApi.cli(api.withToken(null));
    Map<String, String> request = nobody.request("openid");
    request.put("prompt", "none");
    assertThat(OAuthApi.query(nobody.authorize(request).expect(302).header("Location")))
        .containsEntry("error", "login_required");
    assertThat(OAuthApi.query(authorize(visitor(), request)))
        .containsEntry("error", "consent_required");
  }

  @Test
  void signsInAnewWhereTheProgramWantsThat() {
    WebVisitor visitor = visitor();
    Map<String, String> request = OAuthApi.cli(api).request("openid");
    request.put("prompt", "login");
    String signIn = authorize(visitor, request);
    assertThat(signIn).contains("/sign-in?continue=");
    String back = OAuthApi.value(signIn, "continue");
    assertThat(back).doesNotContain("prompt=");
    clock.advance(Duration.ofSeconds(3));
    String later = visitor.get(authorizeAnew(visitor, request)).header("Location");
    assertThat(later).as("has not signed in").contains("/sign-in?continue=");
    assertThat(visitor().get(back).header("Location")).contains("/oauth2/consent?");
    request.remove("prompt");
    request.put("max_age", "60");
    assertThat(authorize(visitor, request)).contains("/oauth2/consent?");
    clock.advance(Duration.ofMinutes(2));
    assertThat(authorize(visitor, request)).contains("/sign-in?continue=");
  }

  @Test
  void signsOutForWhoeverHasTheirIdToken() throws Exception {
    OAuthClient client = OAuthApi.make(api, true, REDIRECT, "openid");
    String idToken =
        OAuthApi.made(api.asUser(NAME), client).tokens("openid").path("id_token").asString();
    for (String forged : forgeries(idToken)) {
      WebVisitor visitor = visitor();
      visitor.get(logout(forged, "https://frame.example/bye")).expect(400);
      visitor.get("/api/v1/session").expect(200);
    }
    api.asUser("browser-eve");
    WebVisitor visitor = visitor();
    visitor.get(logout(idToken, "https://evil.example/")).expect(400);
    visitor.get("/api/v1/session").expect(200);
    visitor.get("/connect/logout").expect(400);
    clock.advance(Duration.ofHours(2));
    Answer gone = visitor.get(logout(idToken, "https://frame.example/bye")).expect(302);
    assertThat(gone.header("Location")).isEqualTo("https://frame.example/bye");
    visitor.get("/api/v1/session").expect(401);
    WebVisitor other = new WebVisitor(api).signIn("browser-eve");
    other.get(logout(idToken, "https://frame.example/bye")).expect(400);
    other.get("/api/v1/session").expect(200);
  }

  /** As thieves would make them. */
  private static List<String> forgeries(String idToken) throws Exception {
    JWTClaimsSet claims = JWTParser.parse(idToken).getJWTClaimsSet();
    String publicKey = idToken.substring(0, 64);
    String[] parts = idToken.split("\\.", -1);
    return List.of(
        new PlainJWT(claims).serialize(),
        parts[0] + "." + parts[1] + ".",
        parts[0] + "." + parts[1] + "." + parts[2].substring(1) + "A",
        hmac(claims, publicKey),
        signed(claims, "../../../dev/null"),
        signed(new JWTClaimsSet.Builder(claims).issuer("https://evil.example").build(), "x"),
        signed(new JWTClaimsSet.Builder(claims).audience("other").build(), "x"));
  }

  private static String hmac(JWTClaimsSet claims, String key) throws JOSEException {
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    jwt.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
    return jwt.serialize();
  }

  private static String signed(JWTClaimsSet claims, String kid) throws JOSEException {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(kid).build();
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
    return jwt.serialize();
  }

  private static String logout(String idToken, String then) {
    return "/connect/logout?"
        + OAuthApi.form(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", then));
  }

  private static String authorize(WebVisitor visitor, Map<String, String> request) {
    return visitor
        .get("/oauth2/authorize?" + OAuthApi.form(request))
        .expect(302)
        .header("Location");
  }

  /** Where the sign-in page would go on to. */
  private static String authorizeAnew(WebVisitor visitor, Map<String, String> request) {
    return OAuthApi.value(authorize(visitor, request), "continue");
  }
}
