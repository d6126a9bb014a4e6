package dev.pinhole.server.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AccountChange;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A server that sends no mail. */
@PinholeTest
class NoMailIT {
  @Autowired TestApi api;

  @Test
  void saysThatItSendsNoneButNotWhoHasAnAccount() {
    TestApi user = api.asUser("no-mail-user");
    user.patch("/api/v1/account", new AccountChange("nm@example.org", null, TestApi.PASSWORD))
        .expect(200);
    assertThat(user.get("/api/v1/account").as(Account.class).email()).isEqualTo("nm@example.org");
    for (int i = 0; i < 4; i++) {
      api.post("/api/v1/password-reset", Map.of("email", "nm@example.org")).expect(501);
    }
    TestApi.Answer known = api.post("/api/v1/password-reset", Map.of("email", "nm@example.org"));
    TestApi.Answer unknown = api.post("/api/v1/password-reset", Map.of("email", "nn@example.org"));
    assertThat(known.expect(501).code()).isEqualTo("mail-not-set-up");
    assertThat(unknown.text()).isEqualTo(known.text());
  }
}
