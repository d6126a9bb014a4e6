package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.S3Server;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PinholeTest
class PageIT {
  @Autowired TestApi api;

  @Test
  void isNeitherKeptNorToldToOthers() {
    Answer page = api.get("/invite/some-token").expect(200);

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.text()).doesNotContain("some-token");
  }

  @Test
  void allowsNothingButItsOwn() {
    Answer page = api.get("/invite/some-token").expect(200);
    Object uploads =
        TestStorage.isS3() ? S3Server.shared().endpoint() : "http://127.0.0.1:" + api.port();
    String nonce = first("nonce=\"([^\"]+)\"", page.text());

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self' " + uploads + ";")
        .contains("style-src 'self' 'nonce-" + nonce + "'")
        .doesNotContain("unsafe");
    assertThat(api.get("/invite/some-token").text()).doesNotContain(nonce);
  }

  @Test
  void namesScriptsThatAreKeptForEverAndSentCompressed() {
    String script = first("src=\"(/ui/[^\"]+\\.js)\"", api.get("/invite/x").text());

    Answer plain = api.get(script).expect(200);
    assertThat(plain.header("Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(plain.header("Content-Type")).contains("javascript");
    Answer compressed = api.send(api.request(script).header("Accept-Encoding", "br").GET());
    assertThat(compressed.header("Content-Encoding")).isEqualTo("br");
    assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
  }

  @Test
  void sendsTheSameScriptCompressedOrNot() throws IOException {
    String script = first("src=\"(/ui/[^\"]+\\.js)\"", api.get("/invite/x").text());

    Answer zipped = api.send(api.request(script).header("Accept-Encoding", "gzip").GET());
    var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()));

    assertThat(unzipped.readAllBytes()).isEqualTo(api.get(script).body());
  }

  @Test
  void hasNoScriptsButItsOwn() {
    assertThat(api.get("/ui/no-such-script.js").status()).isEqualTo(404);
    assertThat(api.get("/ui/..%2findex.html").status()).isIn(400, 404);
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
