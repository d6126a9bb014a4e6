package dev.pinhole.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.link.Link;
import dev.pinhole.api.link.LinkRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.TestImages;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PinholeTest
class AccessIT {

  @Autowired TestApi api;
  @Autowired TestClock clock;

  private static int seed = 1000;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          private  | anonymous | 404
          private  | other     | 404
          private  | owner     | original
          private  | admin     | original
          private  | key       | stripped
          private  | header    | stripped
          private  | wrong key | 403
          private  | signed    | stripped
          unlisted | anonymous | stripped
          unlisted | other     | stripped
          unlisted | owner     | original
          unlisted | admin     | original
          unlisted | wrong key | stripped
          unlisted | signed    | stripped
          public   | anonymous | stripped
          public   | other     | stripped
          public   | owner     | original
          public   | admin     | original
          public   | signed    | stripped
          """)
  void givesToEachWhatIsTheirs(String visibility, String who, String expected) {
    Uploaded image = upload("visibility=" + visibility + "&accessKey=open%20sesame");
    check(ask(image, who, ""), image, expected);
    check(ask(image, who, ".png"), image, expected.equals("original") ? "stripped" : expected);
  }

  private void check(Answer answer, Uploaded image, String expected) {
    switch (expected) {
      case "404" -> assertThat(answer.status()).isEqualTo(404);
      case "403" -> assertThat(answer.expect(403).code()).isEqualTo("wrong-access-key");
      case "original" -> assertThat(answer.expect(200).body()).isEqualTo(image.bytes());
      default -> assertThat(answer.expect(200).body()).isNotEqualTo(image.bytes());
    }
  }

  private Answer ask(Uploaded image, String who, String extension) {
    String path = image.path() + extension;
    return switch (who) {
      case "other" -> api.asUser("mallory").get(path);
      case "owner" -> api.asUser("olga").get(path);
      case "admin" -> api.asAdmin().get(path);
      case "key" -> api.get(path + "?key=open%20sesame");
      case "header" -> api.send(api.request(path).header("X-Access-Key", "open sesame").GET());
      case "wrong key" -> api.get(path + "?key=shut");
      case "signed" -> api.get(signed(image, extension.isEmpty() ? Map.of() : Map.of("fm", "png")));
      default -> api.get(path);
    };
  }

  @Test
  void ownerCanLetOriginalsOut() {
    Uploaded image = upload("visibility=unlisted&originals=true");
    assertThat(api.get(image.path()).expect(200).body()).isEqualTo(image.bytes());
  }

  @Test
  void absentAndPrivateLookTheSame() {
    Uploaded image = upload("visibility=private&accessKey=secret1");
    Answer hidden = api.get(image.path() + ".webp?w=10");
    Answer absent = api.get("/i/0000000000000000000000.webp?w=10");
    Answer nonsense = api.get("/i/no-key-at-all.webp?w=10");
    for (Answer other : new Answer[] {absent, nonsense}) {
      assertThat(other.status()).isEqualTo(hidden.status()).isEqualTo(404);
      assertThat(other.text()).isEqualTo(hidden.text());
      assertThat(headers(other)).isEqualTo(headers(hidden));
    }
    assertThat(headers(api.asUser("mallory").get(image.path()))).isEqualTo(headers(absent));
  }

  @Test
  void wrongKeysRunOut() {
    Uploaded image = upload("visibility=private&accessKey=secret2");
    int tries = 0;
    Answer answer = api.get(image.path() + "?key=guess");
    while (answer.status() == 403 && tries++ < 200) {
      answer = api.get(image.path() + "?key=guess" + tries);
    }
    assertThat(answer.expect(429).header("Retry-After")).matches("[1-9][0-9]*");
  }

  @Test
  void revocationIsImmediate() {
    Uploaded image = upload("visibility=public");
    api.get(image.path()).expect(200);
    api.asUser("olga")
        .patch("/api/v1/images/" + image.key(), Map.of("visibility", "private"))
        .expect(200);
    api.get(image.path()).expect(404);
    api.asUser("olga").get(image.path()).expect(200);
    api.asUser("olga").delete("/api/v1/images/" + image.key()).expect(204);
    api.asUser("olga").get(image.path()).expect(404);
  }

  @Test
  void expiredImageIsGoneAtOnce() {
    Uploaded image = upload("visibility=public&expiresIn=60");
    Answer fresh = api.get(image.path()).expect(200);
    String maxAge = fresh.header("Cache-Control").replaceAll(".*max-age=(\\d+).*", "$1");
    assertThat(Integer.parseInt(maxAge)).isBetween(1, 60);
    clock.advance(Duration.ofSeconds(61));
    api.get(image.path()).expect(404);
  }

  @Test
  void signedLinkIsBoundToEverythingAndEnds() {
    Uploaded image = upload("visibility=private");
    String link = signed(image, Map.of("w", "20", "fm", "png"));
    assertThat(api.get(link).expect(200).header("Content-Type")).isEqualTo("image/png");
    assertThat(api.get(link.replace("w=20", "w=21")).expect(403).code())
        .isEqualTo("invalid-signature");
    assertThat(api.get(link + "&download=1").expect(403).code()).isEqualTo("invalid-signature");
    assertThat(
            api.get(link.replaceFirst("&sig=[^&]*", ""))
                .expect(400)
                .json()
                .path("parameter")
                .asString())
        .isEqualTo("exp");
    String elsewhere = link.replace(image.key(), upload("visibility=private").key());
    assertThat(api.get(elsewhere).expect(403).code()).isEqualTo("invalid-signature");
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    assertThat(api.get(link).expect(403).code()).isEqualTo("link-expired");
  }

  @Test
  void onlyTheOwnerSigns() {
    Uploaded image = upload("visibility=public");
    String path = "/api/v1/images/" + image.key() + "/links";
    assertThat(api.post(path, Map.of()).status()).isEqualTo(401);
    assertThat(api.asUser("mallory").post(path, Map.of()).status()).isEqualTo(404);
    assertThat(
            api.asUser("olga")
                .post(path, Map.of("transform", Map.of("w", "0")))
                .expect(400)
                .json()
                .path("parameter")
                .asString())
        .isEqualTo("w");
    assertThat(api.asUser("olga").post(path, Map.of("expiresIn", "never")).status()).isEqualTo(400);
  }

  @Test
  void invalidTokenIsSaidSo() {
    Uploaded image = upload("visibility=public");
    assertThat(api.withToken("nonsense").get(image.path()).status()).isEqualTo(401);
  }

  private String signed(Uploaded image, Map<String, String> transform) {
    Link link =
        api.asUser("olga")
            .post(
                "/api/v1/images/" + image.key() + "/links", new LinkRequest(null, transform, null))
            .expect(201)
            .as(Link.class);
    URI url = URI.create(link.url());
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  private Uploaded upload(String query) {
    return Uploaded.by(api.asUser("olga"), TestImages.jpeg(seed++), query);
  }

  private static Map<String, Object> headers(Answer answer) {
    Map<String, Object> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return headers;
  }
}
