package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What nobody gets a token for, and what ends those that there are. */
@PinholeTest
class RefusedTokenIT {
  private static final String REDIRECT = "https://frame.example/cb";

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  private OAuthApi cli() {
    return OAuthApi.cli(api.asUser("token-ada"));
  }

  @Test
  void codeUsedAgainEndsWhatCameOfIt() {
    String code = cli().code("images:read");
    String access = cli().exchange(code).expect(200).json().path("access_token").asString();
    assertThat(error(cli().exchange(code))).isEqualTo("invalid_grant");
    api.withToken(access).get("/api/v1/images").expect(401);
    assertThat(actions("token-ada")).contains("code-reused");
  }

  @Test
  void codeIsGoodForTwoMinutes() {
    String code = cli().code("images:read");
    clock.advance(Duration.ofSeconds(121));
    assertThat(error(cli().exchange(code))).isEqualTo("invalid_grant");
  }

  @ParameterizedTest
  @CsvSource({
    "code_verifier, wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong",
    "redirect_uri, http://127.0.0.1:53683/callback",
    "code, phc_0000000000000000000000",
    "code, sha256:00",
  })
  void codeNeedsAllThatBelongsToIt(String parameter, String other) {
    Map<String, String> form = exchange(cli().code("images:read"));
    form.put(parameter, other);
    assertThat(error(cli().token(form))).isEqualTo("invalid_grant");
  }

  @Test
  void codeIsOfOneProgram() {
    OAuthApi frame = OAuthApi.made(cli().person(), frame());
    Map<String, String> form = exchange(cli().code("images:read"));
    assertThat(error(frame.token(form))).isEqualTo("invalid_grant");
    assertThat(error(cli().token(form))).as("also for its own, now").isEqualTo("invalid_grant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grant_type", "code", "redirect_uri", "code_verifier", "client_id"})
  void takesNoParameterTwice(String parameter) {
    Map<String, String> form = exchange(cli().code("images:read"));
    form.put("client_id", "pinhole-cli");
    String text =
        OAuthApi.form(form)
            + "&"
            + parameter
            + "="
            + OAuthApi.encoded(Objects.requireNonNull(form.get(parameter)));
    assertThat(error(cli().post("/oauth2/token", text))).isEqualTo("invalid_request");
  }

  @Test
  void secretsAreNeededWhereThereAreSome() {
    OAuthClient client = frame();
    OAuthApi frame = OAuthApi.made(cli().person(), client);
    Map<String, String> form = exchange(frame.code("images:read"));
    form.put("redirect_uri", REDIRECT);
    form.put("client_id", client.id());
    String plain = OAuthApi.form(form);
    for (String secret :
        List.of(
            "wrong", TokenHash.ofPresented(Objects.requireNonNull(client.secret())).hex(), "")) {
      Answer refused = frame.post("/oauth2/token", plain + "&client_secret=" + secret);
      assertThat(refused.status()).isIn(400, 401);
    }
    frame.post("/oauth2/token", plain).expect(401);
    OAuthApi pretender = new OAuthApi(frame.person(), frame.program(), client.id(), null, REDIRECT);
    pretender.refresh("phr_0000000000000000000000").expect(401);
    frame.token(form).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "ES256"})
  void signedAssertionsOfClientsAreNothingHere(String algorithm) {
    String assertion =
        base64("{\"alg\":\"" + algorithm + "\",\"kid\":\"../../x\"}")
            + "."
            + base64("{\"iss\":\"pinhole-cli\",\"sub\":\"pinhole-cli\",\"aud\":\"x\"}")
            + ".";
    Map<String, String> form = exchange(cli().code("images:read"));
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion);
    assertThat(cli().token(form).status()).isIn(400, 401);
  }

  @Test
  void refreshTokenUsedAgainEndsTheFamily() {
    JsonNode first = cli().tokens("images:read");
    String old = first.path("refresh_token").asString();
    JsonNode second = cli().refresh(old).expect(200).json();
    api.withToken(first.path("access_token").asString()).get("/api/v1/images").expect(401);
    String access = second.path("access_token").asString();
    api.withToken(access).get("/api/v1/images").expect(200);
    assertThat(error(cli().refresh(old))).isEqualTo("invalid_grant");
    api.withToken(access).get("/api/v1/images").expect(401);
    assertThat(error(cli().refresh(second.path("refresh_token").asString())))
        .isEqualTo("invalid_grant");
    assertThat(actions("token-ada")).contains("refresh-token-reused");
  }

  @Test
  void ofTwoWhoRefreshAtOnceOneHasTokens() {
    String token = cli().tokens("images:read").path("refresh_token").asString();
    OAuthApi cli = cli();
    List<Integer> answers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> cli.refresh(token).status()))
            .limit(6)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    assertThat(answers.stream().filter(status -> status == 400)).hasSize(5);
  }

  @Test
  void refreshGivesNoMoreThanWasAllowed() {
    JsonNode tokens = cli().tokens("images:read captures");
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", tokens.path("refresh_token").asString());
    form.put("scope", "images:read images:write");
    assertThat(error(cli().token(form))).isEqualTo("invalid_scope");
    form.put("scope", "images:read");
    JsonNode less = cli().token(form).expect(200).json();
    TestApi program = api.withToken(less.path("access_token").asString());
    program.get("/api/v1/images").expect(200);
    program.get("/api/v1/captures").expect(403);
  }

  @Test
  void tokensEndByThemselves() {
    JsonNode tokens = cli().tokens("images:read");
    clock.advance(Duration.ofMinutes(61));
    api.withToken(tokens.path("access_token").asString()).get("/api/v1/images").expect(401);
    JsonNode next = cli().refresh(tokens.path("refresh_token").asString()).expect(200).json();
    clock.advance(Duration.ofDays(29));
    JsonNode later = cli().refresh(next.path("refresh_token").asString()).expect(200).json();
    clock.advance(Duration.ofDays(31));
    assertThat(error(cli().refresh(later.path("refresh_token").asString())))
        .isEqualTo("invalid_grant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "urn:ietf:params:oauth:grant-type:token-exchange",
        "client_credentials",
        "urn:ietf:params:oauth:grant-type:jwt-bearer",
        "",
      })
  void knowsFewWays(String grant) {
    Answer refused =
        cli().token(Map.of("grant_type", grant, "username", "x", "password", TestApi.PASSWORD));
    assertThat(refused.status()).isIn(400, 401);
    assertThat(refused.json().path("error").asString()).isNotEmpty();
  }

  @Test
  void hearsNothingOfTokensOfOthers() {
    String token = cli().tokens("images:read").path("access_token").asString();
    OAuthApi frame = OAuthApi.made(cli().person(), frame());
    JsonNode heard = frame.post("/oauth2/introspect", Map.of("token", token)).expect(200).json();
    assertThat(heard.path("active").asBoolean(true)).isFalse();
    assertThat(heard.size()).isEqualTo(1);
    cli().post("/oauth2/introspect", Map.of("token", token)).expect(401);
    frame.post("/oauth2/revoke", Map.of("token", token));
    api.withToken(token).get("/api/v1/images").expect(200);
    cli().post("/oauth2/revoke", Map.of("token", token)).expect(200);
    api.withToken(token).get("/api/v1/images").expect(401);
    cli().post("/oauth2/revoke", Map.of("token", "nobody's")).expect(200);
  }

  private OAuthClient frame() {
    return OAuthApi.make(api, true, REDIRECT, "images:read", "captures");
  }

  private static Map<String, String> exchange(String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", OAuthApi.CALLBACK);
    form.put("code_verifier", OAuthApi.VERIFIER);
    return form;
  }

  private List<String> actions(String username) {
    return jdbc.sql(
            """
            SELECT action FROM audit
            WHERE actor = (SELECT id FROM accounts WHERE username = :username)
            """)
        .param("username", username)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String error(Answer answer) {
    return answer.expect(400).json().path("error").asString();
  }
}
