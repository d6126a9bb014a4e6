package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Login;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PinholeTest
class SignInIT {
  @Autowired TestApi api;

  @Test
  void givesASessionThatNamesItsOwner() {
    Answer answer = api.asUser("Grace").get("/api/v1/account").expect(200);
    assertThat(answer.json().path("username").asString()).isEqualTo("Grace");
    assertThat(answer.json().path("role").asString()).isEqualTo("user");
  }

  @Test
  void wrongPasswordAndUnknownUserLookTheSame() {
    api.asUser("Grace");
    Answer wrong = api.post("/api/v1/login", new Login("Grace", "not the password")).expect(401);
    Answer unknown = api.post("/api/v1/login", new Login("Eve", "not the password")).expect(401);
    assertThat(wrong.code()).isEqualTo("wrong-credentials");
    assertThat(unknown.text()).isEqualTo(wrong.text());
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
  }

  @Test
  void anonymousIsToldHowToSignIn() {
    Answer answer = api.get("/api/v1/account").expect(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.code()).isEqualTo("unauthenticated");
  }
}
