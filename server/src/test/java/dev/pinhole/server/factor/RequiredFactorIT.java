package dev.pinhole.server.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Login;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.session.WebVisitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A server that asks its admins for a second factor; there is one admin, so it is one story. */
@PinholeTest
@TestPropertySource(properties = "pinhole.second-factor.required-for=admins")
class RequiredFactorIT {
  @Autowired TestApi api;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void whoLacksItCanSetItUpAndNothingElse() {
    TestApi admin = api.asAdmin();
    for (String path :
        List.of(
            "/api/v1/admin/accounts", "/api/v1/images", "/api/v1/tokens", "/actuator/metrics")) {
      boolean own = path.equals("/api/v1/tokens");
      TestApi.Answer answer = admin.get(path).expect(own ? 200 : 403);
      if (!own) {
        assertThat(answer.code()).as(path).isEqualTo("second-factor-missing");
      }
    }
    assertThat(
            api.withToken(null)
                .post("/api_token", new Login(TestApi.ADMIN, TestApi.PASSWORD))
                .expect(403)
                .text())
        .contains("second factor");
    assertThat(
            new WebVisitor(api)
                .signIn(TestApi.ADMIN)
                .get("/api/v1/session")
                .json()
                .path("secondFactorMissing")
                .asBoolean())
        .isTrue();
    assertThat(
            admin
                .get("/api/v1/account/second-factor")
                .expect(200)
                .json()
                .path("required")
                .asBoolean())
        .isTrue();

    Authenticator app = Authenticator.setUp(admin, clock).app();
    admin.get("/api/v1/admin/accounts").expect(200);
    admin.get("/api/v1/images").expect(200);
    TestApi user = api.asUser("RequiredUser");
    user.get("/api/v1/images").expect(200);
    assertThat(user.get("/api/v1/admin/accounts").expect(403).code()).isEqualTo("forbidden");

    admin.delete("/api/v1/account/totp").expect(204);
    assertThat(admin.get("/api/v1/images").expect(403).code()).isEqualTo("second-factor-missing");
    clock.advance(Duration.ofMinutes(1));
    assertThat(
            api.post("/api/v1/login", new Login(TestApi.ADMIN, TestApi.PASSWORD, app.code()))
                .status())
        .isEqualTo(200);
  }
}
