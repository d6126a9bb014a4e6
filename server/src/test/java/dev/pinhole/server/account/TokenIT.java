package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.RegistrationCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@PinholeTest
@ExtendWith(OutputCaptureExtension.class)
class TokenIT {
  @Autowired TestApi api;

  @Test
  void worksUntilItIsDeleted() {
    TestApi ada = api.asUser("ada");
    Token token = make(ada, Scope.IMAGES_READ);
    TestApi program = api.withToken(token.token());
    assertThat(program.get("/api/v1/account").expect(200).json().path("username").asString())
        .isEqualTo("ada");
    api.asUser("eve").delete("/api/v1/tokens/" + token.id()).expect(404);
    ada.delete("/api/v1/tokens/" + token.id()).expect(204);
    Answer refused = program.get("/api/v1/account").expect(401);
    assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
  }

  @Test
  void isShownOnce() {
    TestApi ada = api.asUser("ada");
    Token token = make(ada, Scope.IMAGES_READ);
    assertThat(token.token()).startsWith("ph_");
    assertThat(ada.get("/api/v1/tokens").expect(200).text())
        .contains("\"images:read\"")
        .doesNotContain("ph_", "\"token\"");
  }

  @Test
  void cannotMakeItselfMore() {
    TestApi program = api.withToken(make(api.asAdmin(), Scope.ADMIN, Scope.IMAGES_WRITE).token());
    Answer refused =
        program
            .post("/api/v1/tokens", new TokenRequest("more", Set.of(Scope.IMAGES_WRITE), null))
            .expect(403);
    assertThat(refused.json().path("requiredScope").asString()).isEqualTo("account");
    program.patch("/api/v1/account", "{\"email\":\"\",\"currentPassword\":\"x\"}").expect(403);
  }

  @Test
  void reachesAdminEndpointsOnlyWithTheScope() {
    String path = "/api/v1/admin/accounts";
    api.withToken(make(api.asAdmin(), Scope.ADMIN).token()).get(path).expect(200);
    api.withToken(make(api.asAdmin(), Scope.IMAGES_READ).token()).get(path).expect(403);
    api.asUser("ada").get(path).expect(403);
    api.get(path).expect(401);
  }

  @Test
  void noSecretReachesTheLog(CapturedOutput output) {
    TestApi ada = api.asUser("ada");
    String secret = Objects.requireNonNull(make(ada, Scope.IMAGES_READ).token());
    api.withToken(secret).get("/api/v1/account").expect(200);
    api.withToken(secret + "x").get("/api/v1/account").expect(401);
    RegistrationCode code =
        api.asAdmin().post("/api/v1/accounts/codes", "{}").expect(201).as(RegistrationCode.class);
    api.post("/api/v1/accounts", new Registration("a b", null, TestApi.PASSWORD, code.code()))
        .expect(400);
    assertThat(output.getAll()).doesNotContain(secret, code.code(), TestApi.PASSWORD, "eyJ");
  }

  private static Token make(TestApi owner, Scope... scopes) {
    return owner
        .post("/api/v1/tokens", new TokenRequest("program", Set.of(scopes), null))
        .expect(201)
        .as(Token.class);
  }
}
