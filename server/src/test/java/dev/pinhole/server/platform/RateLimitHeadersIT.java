package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Login;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.CaptureApi;
import dev.pinhole.server.capture.ScriptedCaptures;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PinholeTest
@Import(ScriptedCaptures.class)
@TestPropertySource(
    properties = {
      "pinhole.attempts.per-address=6",
      "pinhole.upload.per-minute=6",
      "pinhole.upload.per-minute-and-token=4",
      "pinhole.capture.links-per-minute=2",
      "pinhole.image.wrong-access-keys-per-address=2"
    })
class RateLimitHeadersIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  /** So that no turn comes back while the machine is busy. */
  @BeforeEach
  void stopClock() {
    clock.stop();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  /** One after the other, as all come from one address. */
  @Test
  void registrationAndSignIn() {
    TestApi nobody = server.withToken(null);
    Answer closed =
        nobody.post("/api/v1/accounts", Map.of("username", "new-one", "password", "x")).expect(403);
    assertThat(closed.header("RateLimit-Policy")).isEqualTo("\"sign-in\";q=6;w=900");
    assertThat(closed.header("RateLimit")).isEqualTo("\"sign-in\";r=5;t=750");
    Answer right = signIn(TestApi.ADMIN, TestApi.PASSWORD).expect(200);
    assertThat(right.header("RateLimit")).as("given back").isEqualTo("\"sign-in\";r=5;t=750");
    for (int left = 4; left >= 0; left--) {
      Answer wrong = signIn("someone-" + left, "wrong").expect(401);
      assertThat(wrong.header("RateLimit")).startsWith("\"sign-in\";r=" + left);
    }
    refusedBy(signIn("nobody-here", "wrong").expect(429), "sign-in");
    clock.advance(Duration.ofMinutes(16));
    signIn(TestApi.ADMIN, TestApi.PASSWORD).expect(200);
  }

  private Answer signIn(String name, String password) {
    return server.withToken(null).post("/api/v1/login", new Login(name, password));
  }

  @Test
  void uploadsOfATokenAndOfAnAccount() {
    TestApi user = server.asUser("limited");
    ImageApi first = new ImageApi(token(user));
    for (int left = 3; left >= 0; left--) {
      Answer taken = first.raw("", TestImages.png(90_000 + left)).expect(201);
      assertThat(taken.header("RateLimit")).startsWith("\"uploads-of-token\";r=" + left);
      assertThat(taken.header("RateLimit-Policy")).isEqualTo("\"uploads-of-token\";q=4;w=60");
    }
    refusedBy(first.raw("", TestImages.png(90_010)).expect(429), "uploads-of-token");
    ImageApi second = new ImageApi(token(user));
    for (int i = 0; i < 2; i++) {
      Answer taken = second.raw("", TestImages.png(90_020 + i)).expect(201);
      assertThat(taken.header("RateLimit")).startsWith("\"uploads-of-account\";r=" + (1 - i));
    }
    Answer refused =
        second.api().post("/api/v1/uploads", Map.of("name", "a", "bytes", 9, "type", "image/png"));
    refusedBy(refused.expect(429), "uploads-of-account");
    second.list("").expect(200);
    clock.advance(Duration.ofSeconds(11));
    second.raw("", TestImages.png(90_030)).expect(201);
  }

  @Test
  void accessKeys() {
    ImageApi owner = new ImageApi(server.asUser("key-owner"));
    String key = owner.add("?visibility=private&accessKey=1234", TestImages.png(90_100));
    TestApi nobody = server.withToken(null);
    Answer wrong = nobody.get("/i/" + key + "?key=no").expect(403);
    assertThat(wrong.header("RateLimit-Policy")).isEqualTo("\"access-keys\";q=2;w=900");
    assertThat(wrong.header("RateLimit")).isEqualTo("\"access-keys\";r=1;t=450");
    Answer right = nobody.get("/i/" + key + "?key=1234").expect(200);
    assertThat(right.header("RateLimit")).isEqualTo("\"access-keys\";r=1;t=450");
    nobody.get("/i/" + key + "?key=no").expect(403);
    refusedBy(nobody.get("/i/" + key + "?key=no").expect(429), "access-keys");
    clock.advance(Duration.ofSeconds(451));
    nobody.get("/i/" + key + "?key=no").expect(403);
  }

  /** Numbers can be guessed: no answer, no header and no end of all attempts tells of one. */
  @Test
  void accessKeysOfImagesByTheirNumbers() {
    TestApi owner = server.asUser("number-owner");
    List<Long> numbers =
        List.of(
            number(owner, "?visibility=private&accessKey=1234"),
            number(owner, "?visibility=private"),
            number(owner, "?visibility=unlisted&accessKey=1234"),
            999_999_999L);
    TestApi other = server.asUser("number-guesser");
    for (int left = 1; left >= 0; left--) {
      for (Answer wrong : guesses(other, numbers)) {
        assertThat(wrong.expect(404).text()).isEqualTo(guess(other, 999_999_998L, "").text());
        assertThat(wrong.header("RateLimit-Policy")).isEqualTo("\"access-keys\";q=2;w=900");
        assertThat(wrong.header("RateLimit")).startsWith("\"access-keys\";r=" + left);
      }
    }
    for (Answer refused : guesses(other, numbers)) {
      assertThat(refused.expect(429).header("RateLimit")).startsWith("\"access-keys\";r=0");
      assertThat(refused.header("Retry-After")).isNotEmpty();
    }
    guess(other, 999_999_998L, "").expect(404);
  }

  private long number(TestApi owner, String query) {
    String key = new ImageApi(owner).add(query, TestImages.png(90_110 + query.length()));
    return jdbc.sql("SELECT number FROM image WHERE key = ?").param(key).query(Long.class).single();
  }

  private static List<Answer> guesses(TestApi other, List<Long> numbers) {
    return numbers.stream().map(number -> guess(other, number, "?accesskey=no")).toList();
  }

  private static Answer guess(TestApi other, long number, String query) {
    return other.get("/images/" + number + query);
  }

  @Test
  void captures() {
    CaptureApi captures = new CaptureApi(server.asUser("snapper"));
    Answer taken = captures.post("url", CaptureApi.page("/a")).expect(202);
    assertThat(taken.header("RateLimit-Policy")).isEqualTo("\"captures\";q=120;w=60");
    assertThat(taken.header("RateLimit")).startsWith("\"captures\";r=119");
  }

  @Test
  void signedLinksToCaptures() {
    Map<String, Object> options = Map.of("url", CaptureApi.page("/linked"));
    String link =
        server
            .asUser("linker")
            .post("/api/v1/captures/links", Map.of("options", options))
            .expect(201)
            .json()
            .path("url")
            .asString();
    URI address = URI.create(link);
    String path = address.getRawPath() + "?" + address.getRawQuery();
    TestApi nobody = server.withToken(null);
    assertThat(nobody.get(path).expect(200).header("RateLimit")).contains("r=1;");
    nobody.get(path).expect(200);
    refusedBy(nobody.get(path).expect(429), "capture-links");
  }

  @Test
  void unlimitedEndpointsSayNothing() {
    Answer answer = server.asUser("quiet").get("/api/v1/account").expect(200);
    assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
    assertThat(answer.headers().firstValue("RateLimit-Policy")).isEmpty();
  }

  /** The window ends when it makes sense to come back (section 6 of the draft). */
  private static void refusedBy(Answer refused, String policy) {
    assertThat(refused.code()).isEqualTo("too-many-requests");
    assertThat(refused.header("RateLimit"))
        .isEqualTo("\"%s\";r=0;t=%s".formatted(policy, refused.header("Retry-After")));
    assertThat(refused.header("RateLimit-Policy")).startsWith("\"" + policy + "\";q=");
  }

  private TestApi token(TestApi user) {
    String token =
        user.post(
                "/api/v1/tokens",
                Map.of("name", "t" + Ids.next(), "scopes", List.of("images:write", "images:read")))
            .expect(201)
            .json()
            .path("token")
            .asString();
    return server.withToken(token);
  }
}
