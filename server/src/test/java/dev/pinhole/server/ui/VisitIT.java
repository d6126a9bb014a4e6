package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.delivery.Uploaded;
import dev.pinhole.server.image.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people read who go with a browser where they get nothing. */
@PinholeTest
class VisitIT {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  @Autowired TestApi api;

  @ParameterizedTest
  @ValueSource(strings = {"/no-such-page", "/i/no-such-image", "/no/such/folder/"})
  void aLinkThatLeadsNowhereSaysWhatToDo(String path) {
    Answer answer = visit(path, BROWSER).expect(404);

    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("script", "unsafe");
    assertThat(answer.text())
        .contains("There is nothing here", "ask them for a new one", "href=\"/\"");
  }

  @Test
  void aLinkThatAsksForTheImpossibleSaysWhatWasWrong() {
    Uploaded image = Uploaded.by(api.asUser("visit-ada"), TestImages.jpeg(40), "visibility=public");

    Answer answer = visit(image.path() + "?w=%3Cimg%20src=1%3E", BROWSER).expect(400);

    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text())
        .contains("That did not work", "&lt;img src=1&gt;")
        .doesNotContain("<img");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/no-such-page     | */*",
        "/no-such-page     | application/json, text/html",
        "/i/no-such-image  | text/html, image/gif, image/jpeg, */*; q=0.2",
        "/actuator         | text/html,application/xhtml+xml",
        "/i/no-such-image  | image/avif,image/webp,*/*;q=0.8",
        "/api/v1/no-such   | text/html,*/*",
        "/api/v1/images/no | text/html"
      })
  void programsAndPicturesOfPagesGetProblems(String path, String accept) {
    Answer answer = visit(path, accept);

    assertThat(answer.status()).isIn(401, 404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  private Answer visit(String path, String accept) {
    return api.send(api.request(path).header("Accept", accept).GET());
  }
}
