package dev.pinhole.server.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.Login;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PinholeTest
class SecondFactorIT {
  private static final Duration STEP = Duration.ofSeconds(30);

  @Autowired TestApi api;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void isAskedForOnceConfirmed() {
    TestApi ada = api.asUser("FactorAda");
    Answer begun = ada.post("/api/v1/account/totp", "").expect(200);
    assertThat(begun.header("Cache-Control")).contains("no-store");
    assertThat(begun.json().path("uri").asString())
        .startsWith("otpauth://totp/Pinhole:FactorAda?secret=" + begun.json().path("secret").asString());
    assertThat(begun.json().path("qr").asString()).startsWith("data:image/svg+xml;base64,");
    login("FactorAda", null).expect(200);

    Authenticator.SetUp factor = Authenticator.setUp(ada, clock);
    assertThat(factor.recoveryCodes())
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}"));
    Answer asked = login("FactorAda", null).expect(401);
    assertThat(asked.code()).isEqualTo("second-factor-required");
    assertThat(asked.json().path("methods").valueStream().map(JsonNode::asString))
        .containsExactly("totp", "recovery-code");
    assertThat(login("FactorAda", "000000").expect(401).code()).isEqualTo("wrong-code");
    clock.advance(STEP);
    login("FactorAda", factor.app().code()).expect(200);
    JsonNode view = ada.get("/api/v1/account/second-factor").expect(200).json();
    assertThat(view.path("totp").asBoolean()).isTrue();
    assertThat(view.path("recoveryCodesLeft").asInt()).isEqualTo(10);
    assertThat(view.path("required").asBoolean()).isFalse();
  }

  private Answer login(String name, @Nullable String code) {
    return api.withToken(null).post("/api/v1/login", new Login(name, TestApi.PASSWORD, code));
  }
}
