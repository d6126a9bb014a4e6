package dev.pinhole.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.TestImages;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PinholeTest
class DeliveryIT {

  private static final byte[] BYTES = TestImages.jpeg(77);

  @Autowired TestApi api;

  private @Nullable Uploaded uploaded;

  @BeforeEach
  void upload() {
    uploaded =
        Uploaded.by(
            api.asUser("dora"), BYTES, "visibility=public&originals=true&name=F%C3%BC%C3%9Fe.html");
  }

  private Uploaded image() {
    return Objects.requireNonNull(uploaded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-0        | 0    | 1
          bytes=0-9        | 0    | 10
          bytes=100-       | 100  | -1
          bytes=-10        | -10  | -1
          bytes=5-99999999 | 5    | -1
          """)
  void sendsPart(String range, int from, int to) {
    int first = from < 0 ? BYTES.length + from : from;
    int end = to < 0 ? BYTES.length : to;
    Answer answer = get("Range", range).expect(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(BYTES, first, end));
    assertThat(answer.header("Content-Range"))
        .isEqualTo("bytes %d-%d/%d".formatted(first, end - 1, BYTES.length));
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(end - first));
  }

  @ParameterizedTest
  @CsvSource({"'bytes=0-1,4-5'", "items=0-1", "bytes=9-1", "bytes=x"})
  void sendsWholeForRangeItDoesNotServe(String range) {
    assertThat(get("Range", range).expect(200).body()).isEqualTo(BYTES);
  }

  @ParameterizedTest
  @CsvSource({"bytes=99999999-", "bytes=-0"})
  void saysHowLongItIsPastTheEnd(String range) {
    Answer answer = get("Range", range).expect(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + BYTES.length);
    assertThat(answer.code()).isEqualTo("range-not-satisfiable");
  }

  @Test
  void rangeHangsOnIfRange() {
    Answer whole = api.get(image().path()).expect(200);
    assertThat(ifRange(whole.header("ETag")).status()).isEqualTo(206);
    assertThat(ifRange(whole.header("Last-Modified")).status()).isEqualTo(206);
    assertThat(ifRange("\"other\"").expect(200).body()).isEqualTo(BYTES);
    assertThat(ifRange("W/" + whole.header("ETag")).status()).isEqualTo(200);
    assertThat(ifRange("Sat, 01 Jan 2000 00:00:00 GMT").status()).isEqualTo(200);
  }

  @Test
  void answersConditions() {
    Answer whole = api.get(image().path()).expect(200);
    String etag = whole.header("ETag");
    String modified = whole.header("Last-Modified");
    assertThat(etag).matches("\"[0-9a-f]{32}\"");
    Answer unchanged = get("If-None-Match", etag).expect(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(unchanged.header("ETag")).isEqualTo(etag);
    assertThat(unchanged.header("Cache-Control")).isEqualTo(whole.header("Cache-Control"));
    assertThat(get("If-None-Match", "\"a\", W/" + etag).status()).isEqualTo(304);
    assertThat(get("If-None-Match", "*").status()).isEqualTo(304);
    assertThat(get("If-None-Match", "\"a\"").status()).isEqualTo(200);
    assertThat(get("If-Modified-Since", modified).status()).isEqualTo(304);
    assertThat(get("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT").status()).isEqualTo(200);
    assertThat(get("If-Modified-Since", "yesterday").status()).isEqualTo(200);
    assertThat(get("If-Match", etag).status()).isEqualTo(200);
    assertThat(get("If-Match", "\"a\"").status()).isEqualTo(412);
    assertThat(get("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT").status()).isEqualTo(412);
  }

  @Test
  void headIsGetWithoutBytes() {
    Answer get = api.get(image().path()).expect(200);
    Answer head = api.send(api.request(image().path()).HEAD()).expect(200);
    assertThat(head.body()).isEmpty();
    for (String name : new String[] {"Content-Length", "ETag", "Content-Type", "Cache-Control"}) {
      assertThat(head.header(name)).isEqualTo(get.header(name)).isNotEmpty();
    }
    assertThat(api.send(api.request(image().path()).HEAD().header("Range", "bytes=0-0")).status())
        .isEqualTo(200);
  }

  @Test
  void isInertWhateverTheBytesAre() {
    byte[] script = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    byte[] polyglot = Arrays.copyOf(BYTES, BYTES.length + script.length);
    System.arraycopy(script, 0, polyglot, BYTES.length, script.length);
    Uploaded evil =
        Uploaded.by(api.asUser("dora"), polyglot, "visibility=public&originals=true&name=x.html");
    Answer answer = api.get(evil.path()).expect(200);
    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("sandbox")
        .doesNotContain("script")
        .doesNotContain("allow-");
    assertThat(answer.header("Content-Disposition")).isEqualTo("inline; filename=\"x.jpg\"");
    assertThat(api.get(evil.path() + "?w=30").expect(200).text()).doesNotContain("alert");
  }

  @Test
  void namesTheFile() {
    assertThat(api.get(image().path()).header("Content-Disposition"))
        .isEqualTo("inline; filename=\"F__e.jpg\"; filename*=UTF-8''F%C3%BC%C3%9Fe.jpg");
    assertThat(api.get(image().path() + ".png?download=1").header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"F__e.png\"; filename*=UTF-8''F%C3%BC%C3%9Fe.png");
  }

  @Test
  void tellsCachesAndOtherSites() {
    Answer open = api.get(image().path() + "?w=20").expect(200);
    assertThat(open.header("Cache-Control")).isEqualTo("public, max-age=3600, immutable");
    assertThat(open.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(open.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    Uploaded hidden = Uploaded.by(api.asUser("dora"), TestImages.jpeg(78), "");
    Answer own = api.asUser("dora").get(hidden.path()).expect(200);
    assertThat(own.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(own.header("Vary")).contains("Authorization");
    assertThat(own.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(own.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
  }

  @Test
  void choosesFormatByAccept() {
    Answer webp = accept("image/avif,image/webp,*/*").expect(200);
    assertThat(webp.header("Content-Type")).isEqualTo("image/webp");
    assertThat(webp.header("Vary")).contains("Accept");
    Answer jpeg = accept("image/*").expect(200);
    assertThat(jpeg.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(jpeg.header("Vary")).contains("Accept");
  }

  @ParameterizedTest
  @CsvSource({"colour=red, colour", "w=0, w", "w=9000, w", "w=1&w=2, w", "fm=exe, fm"})
  void namesTheParameterAtFault(String query, String parameter) {
    Answer answer = api.get(image().path() + "?" + query).expect(400);
    assertThat(answer.code()).isEqualTo("invalid-parameter");
    assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
  }

  @Test
  void extensionMustAgree() {
    assertThat(api.get(image().path() + ".png?fm=webp").expect(400).code())
        .isEqualTo("invalid-parameter");
    assertThat(api.get(image().path() + ".exe").expect(400).code()).isEqualTo("invalid-parameter");
    assertThat(api.get(image().path() + ".svg").expect(400).code()).isEqualTo("invalid-parameter");
    assertThat(api.get(image().path() + ".JPEG").expect(200).body()).isEqualTo(BYTES);
  }

  @Test
  void refusesOtherMethods() {
    Answer answer = api.send(api.request(image().path()).DELETE()).expect(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  private Answer accept(String types) {
    return api.send(
        api.request(image().path() + "?auto=format&w=20").header("Accept", types).GET());
  }

  private Answer get(String name, String value) {
    return api.send(api.request(image().path()).header(name, value).GET());
  }

  private Answer ifRange(String validator) {
    return api.send(
        api.request(image().path())
            .header("Range", "bytes=0-0")
            .header("If-Range", validator)
            .GET());
  }
}
