package dev.pinhole.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Cookies of a server that people reach by TLS. */
@PinholeTest
@TestPropertySource(properties = "pinhole.base-url=https://photos.example/")
class SecureCookieIT {
  private static final String NAME = "secure-owner";

  @Autowired TestApi api;

  @Test
  void noOtherHostCanPlantOneNorHearIt() {
    api.asUser(NAME);
    WebVisitor visitor = new WebVisitor(api);
    List<String> cookies =
        visitor
            .signIn(new SessionRequest(NAME, TestApi.PASSWORD, null, true))
            .expect(200)
            .headers()
            .allValues("Set-Cookie");
    assertThat(cookies)
        .hasSize(2)
        .allSatisfy(cookie ->
            assertThat(cookie)
                .startsWith("__Host-pinhole_")
                .contains("; Secure", "; HttpOnly", "; SameSite=", "; Path=/")
                .doesNotContain("Domain"));
    visitor.get("/api/v1/account").expect(200);
    String session = visitor.cookie("__Host-" + WebVisitor.COOKIE);
    assertThat(session).isNotNull();
    new WebVisitor(api)
        .withCookie(WebVisitor.COOKIE, String.valueOf(session))
        .get("/api/v1/account")
        .expect(401);
  }
}
