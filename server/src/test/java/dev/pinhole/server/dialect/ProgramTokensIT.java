package dev.pinhole.server.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.factor.Authenticator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What programs are given for a name and a password, and what people make for them. */
@PinholeTest
class ProgramTokensIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  /** Codes have no place in any of these; a token of the account has. */
  @ParameterizedTest
  @CsvSource({
    "/apis/auth, /data/token_key, 401",
    "/api_token, /token, 400",
    "/login, /access_token, 401"
  })
  void whoHasASecondFactorGivesATokenAsPassword(String path, String member, int refused) {
    String name = "program-factor" + path.replace('/', '-');
    TestApi owner = server.asUser(name);
    String token = token(owner, "for programs");
    Authenticator.setUp(owner, clock);

    assertThat(signIn(path, name, TestApi.PASSWORD).expect(refused).text())
        .contains("second factor", "API token");
    String given =
        signIn(path, name.toUpperCase(Locale.ROOT), token).expect(200).json().at(member).asString();

    assertThat(given).endsWith(token.substring("ph_".length()));
    server.withToken(null).get("/apis/all_images?token=" + given).expect(200);
    assertThat(names(name)).containsExactly("for programs");
  }

  @ParameterizedTest
  @CsvSource({"/apis/auth, 401", "/api_token, 400", "/login, 401"})
  void othersTokensAndTokensThatAreOverAreNoPasswords(String path, int refused) {
    String name = "program-wrong" + path.replace('/', '-');
    TestApi owner = server.asUser(name);
    String others = token(server.asUser("program-other"), "mine");
    signIn(path, name, others).expect(refused);
    JsonNode own = make(owner, "over");
    owner.delete("/api/v1/tokens/" + own.path("id").asLong()).expect(204);
    signIn(path, name, own.path("token").asString()).expect(refused);
  }

  /** Of captureindonk's own tokens the eleventh ends the first; those of people are theirs. */
  @Test
  void tokensThatPeopleNameLikeAProgramAreNotThePrograms() {
    TestApi owner = server.asUser("program-names");
    String own = token(owner, "captureindonk");
    String first = shown(signIn("/apis/auth", "program-names", TestApi.PASSWORD));
    for (int i = 0; i < 9; i++) {
      shown(signIn("/apis/auth", "program-names", TestApi.PASSWORD));
    }
    TestApi nobody = server.withToken(null);
    nobody.get("/apis/all_images?token=" + first).expect(200);

    shown(signIn("/apis/auth", "program-names", TestApi.PASSWORD));

    nobody.get("/apis/all_images?token=" + first).expect(401);
    nobody.get("/apis/all_images?token=" + own).expect(200);
    assertThat(names("program-names")).hasSize(11);
  }

  private Answer signIn(String path, String name, String password) {
    return server.withToken(null).post(path, Map.of("username", name, "password", password));
  }

  private static String shown(Answer answer) {
    return answer.expect(200).json().at("/data/token_key").asString();
  }

  private static String token(TestApi owner, String name) {
    return make(owner, name).path("token").asString();
  }

  private static JsonNode make(TestApi owner, String name) {
    List<String> scopes = List.of("captures", "images:read", "images:write");
    return owner.post("/api/v1/tokens", Map.of("name", name, "scopes", scopes)).expect(201).json();
  }

  private List<String> names(String account) {
    return jdbc.sql(
            """
            SELECT tokens.name FROM tokens JOIN accounts ON accounts.id = tokens.account_id
            WHERE accounts.username = ?
            """)
        .param(account)
        .query((row, _) -> row.getString("name"))
        .list();
  }
}
