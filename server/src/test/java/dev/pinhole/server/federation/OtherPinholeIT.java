package dev.pinhole.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.api.oauth.OAuthClientRequest;
import dev.pinhole.server.PinholeServer;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.account.KeyMaintenance;
import dev.pinhole.server.session.WebVisitor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One Pinhole is the provider of another, each with its own database, keys and cookies. */
@PinholeTest
class OtherPinholeIT {
  private static final String NAME = "other-ada";

  @Autowired TestApi provider;
  @Autowired JdbcClient jdbc;
  @Autowired KeyMaintenance keys;

  @Test
  void signsPeopleInWithTheirAccountThere() {
    provider.asUser(NAME);
    confirmAddress();
    try (ConfigurableApplicationContext context = start(client())) {
      TestApi here = TestApi.of(context.getEnvironment());
      WebVisitor atProvider = new WebVisitor(provider).signIn(NAME);
      WebVisitor visitor = new WebVisitor(here);
      String question = leave(visitor, atProvider);
      assertThat(question).contains("/oauth2/consent?");
      assertThat(arrive(visitor, agree(atProvider, question))).isEqualTo("/albums");
      Account account = account(visitor);
      assertThat(account.username()).isEqualTo(NAME);
      assertThat(account.email()).isEqualTo(NAME + "@example.org");
      assertThat(account.emailVerified()).isTrue();

      // Known again, not asked again, and with a key that the provider did not have before.
      keys.rotate();
      WebVisitor again = new WebVisitor(here);
      assertThat(arrive(again, leave(again, atProvider))).isEqualTo("/albums");
      assertThat(account(again).id()).isEqualTo(account.id());

      // Somebody else's answer is nothing in this browser.
      WebVisitor victim = new WebVisitor(here);
      leave(victim, atProvider);
      String stolen = leave(new WebVisitor(here), atProvider);
      assertThat(arrive(victim, stolen)).contains("problem=provider-answer-invalid");
    }
  }

  @Test
  void believesNoAddressThatIsNotConfirmedThere() {
    provider.asUser("other-bob");
    try (ConfigurableApplicationContext context = start(client())) {
      WebVisitor atProvider = new WebVisitor(provider).signIn("other-bob");
      WebVisitor visitor = new WebVisitor(TestApi.of(context.getEnvironment()));
      String question = leave(visitor, atProvider);
      assertThat(arrive(visitor, agree(atProvider, question)))
          .contains("problem=email-not-verified");
      visitor.get("/api/v1/session").expect(401);
    }
  }

  private void confirmAddress() {
    jdbc.sql(
            """
            UPDATE accounts SET email = :email, email_key = :email, email_verified = :yes
            WHERE username = :name
            """)
        .param("email", NAME + "@example.org")
        .param("yes", true)
        .param("name", NAME)
        .update();
  }

  /** As an admin sets the other server up; any port of this computer will do. */
  private OAuthClient client() {
    OAuthClientRequest request =
        new OAuthClientRequest(
            "The other Pinhole",
            null,
            true,
            Set.of("http://127.0.0.1/login/oauth2/code/home"),
            Set.of(),
            Set.of("openid", "profile", "email"),
            Set.of("authorization_code"));
    return provider
        .asAdmin()
        .post("/api/v1/admin/clients", request)
        .expect(201)
        .as(OAuthClient.class);
  }

  private ConfigurableApplicationContext start(OAuthClient client) {
    String home = "--pinhole.sign-in.providers.home.";
    return new SpringApplicationBuilder(PinholeServer.class)
        .initializers(new PinholeTest.FreshData())
        .run(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--pinhole.registration=open",
            home + "issuer=" + provider.uri(""),
            home + "client-id=" + client.id(),
            home + "client-secret=" + Objects.requireNonNull(client.secret()));
  }

  /** From here to the provider; where the browser is sent there. */
  private String leave(WebVisitor visitor, WebVisitor atProvider) {
    String there = location(visitor, "/oauth2/authorization/home?continue=/albums");
    assertThat(there).startsWith(provider.uri("/oauth2/authorize?").toString());
    return location(atProvider, local(there));
  }

  /** The provider's page asks, and the person agrees. */
  private static String agree(WebVisitor atProvider, String question) {
    Map<String, String> asked = TestProvider.parameters(URI.create(question).getRawQuery());
    String form =
        Stream.concat(
                Stream.of("client_id", "state")
                    .map(name -> pair(name, Objects.requireNonNull(asked.get(name)))),
                Stream.of("openid", "profile", "email").map(scope -> pair("scope", scope)))
            .collect(Collectors.joining("&"));
    return atProvider
        .send(
            atProvider
                .request("/oauth2/authorize")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form)))
        .expect(200)
        .json()
        .path("location")
        .asString();
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String arrive(WebVisitor visitor, String back) {
    return location(visitor, local(back));
  }

  private static String location(WebVisitor visitor, String path) {
    return visitor.get(path).expect(302).header("Location");
  }

  private static String local(String address) {
    URI uri = URI.create(address);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static Account account(WebVisitor visitor) {
    return visitor.get("/api/v1/account").expect(200).as(Account.class);
  }
}
