package dev.pinhole.server.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

@PinholeTest
@Import(FailingController.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemIT {
  private static final String LOGIN = "/api/v1/login";

  @Autowired TestApi api;

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void unknownPathIsNotFoundWhateverTheMethod(String method) {
    HttpRequest.Builder request = api.request("/nowhere").method(method, BodyPublishers.noBody());
    assertThat(problem(404, api.send(request)).code()).isEqualTo("not-found");
  }

  @Test
  void unknownPathOfTheApiIsNotFoundForWhoIsSignedIn() {
    problem(404, api.asAdmin().get("/api/v1/nowhere"));
    problem(401, api.get("/api/v1/nowhere"));
  }

  @Test
  void theErrorPageItselfIsNothing() {
    problem(404, api.get("/error"));
  }

  @Test
  void wrongMethodNamesTheRightOnes() {
    Answer answer = problem(405, api.get(LOGIN));
    assertThat(answer.header("Allow")).isEqualTo("POST");
    assertThat(answer.json().path("allowed").get(0).asString()).isEqualTo("POST");
  }

  @Test
  void wrongTypeNamesTheRightOnes() {
    HttpRequest.Builder request =
        api.request(LOGIN).header("Content-Type", "text/csv").POST(BodyPublishers.ofString("a"));
    assertThat(problem(415, api.send(request)).json().path("accepted").toString())
        .contains("application/json");
  }

  @Test
  void answersWithAProblemWhateverIsAccepted() {
    HttpRequest.Builder request =
        api.asAdmin().request("/api/v1/account").header("Accept", "image/png").GET();
    assertThat(problem(406, api.send(request)).json().path("available").toString())
        .contains("application/json");
    problem(404, api.send(api.request("/nowhere").header("Accept", "image/png").GET()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"username\":\"a\",\"password\":\"b\",\"admin\":true} | admin | not known",
        "{\"username\":\"a\"} | password | is needed, as a text",
        "{\"username\":null,\"password\":\"b\"} | username | is needed, as a text",
        "{\"username\":[],\"password\":\"b\"} | username | is needed, as a text",
      })
  void namesTheMemberThatIsWrong(String body, String field, String words) {
    Answer answer = problem(400, api.post(LOGIN, body));
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(answer.json().path("detail").asString()).contains(field, words);
  }

  @Test
  void namesTheElementThatIsWrong() {
    Answer answer =
        problem(
            400,
            api.asAdmin()
                .post(
                    "/api/v1/tokens", "{\"name\":\"a\",\"scopes\":[\"captures\",\"everything\"]}"));
    assertThat(answer.json().path("field").asString()).isEqualTo("scopes[1]");
    assertThat(answer.json().path("detail").asString()).contains("images:read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"username\":\"a\",}",
        "\u0000",
        "{} {}",
        "{\"username\":\"a\",\"username\":\"b\",\"password\":\"c\"}"
      })
  void malformedBodyIsRefusedWithoutClassNames(String body) {
    assertThat(problem(400, api.post(LOGIN, body)).text())
        .doesNotContain("pinhole.api", "jackson", "Exception");
  }

  @Test
  void deeplyNestedBodyIsRefused() {
    problem(400, api.post(LOGIN, "{\"username\":" + "[".repeat(100_000)));
  }

  @Test
  void tooLargeBodyNamesTheLimit() {
    byte[] body = ("{\"username\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(UTF_8);
    Answer declared = problem(413, send(BodyPublishers.ofByteArray(body)));
    Answer streamed =
        problem(413, send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    assertThat(declared.json().path("maximum").asLong()).isEqualTo(1 << 20);
    assertThat(streamed.text()).isEqualTo(declared.text());
  }

  @Test
  void parameterOfTheWrongKindIsNamed() {
    Answer answer = problem(400, api.asAdmin().get("/api/v1/admin/accounts?limit=many"));
    assertThat(answer.json().path("parameter").asString()).isEqualTo("limit");
    problem(400, api.asAdmin().get("/api/v1/admin/accounts?limit=201"));
    problem(400, api.asAdmin().get("/api/v1/admin/accounts?cursor=AAAA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api//v1/account", "/api/v1/%2e%2e/x", "/a;b=c", "/%00", "/x%2Fy"})
  void addressesMadeToConfuseAreRefused(String path) {
    Answer answer = api.send(api.request(path).GET());
    assertThat(answer.status()).as(path).isIn(400, 404);
    problem(answer.status(), answer);
  }

  @Test
  void faultOfOursTellsNothingButWhereToLook(CapturedOutput output) {
    Answer answer = problem(500, api.asAdmin().get("/api/v1/failing"));
    String incident = answer.json().path("incident").asString();
    assertThat(answer.text()).doesNotContain("secret", "IllegalState");
    assertThat(output.getAll().split(incident, -1)).hasSize(2);
    assertThat(output.getAll()).contains("a secret of the server");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"})
  void containerAnswersWithProblemsToo(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "\"code\":\"invalid-request\"")
          .doesNotContain("Tomcat", "<html");
    }
  }

  private Answer send(HttpRequest.BodyPublisher body) {
    return api.send(api.request(LOGIN).header("Content-Type", "application/json").POST(body));
  }

  private static Answer problem(int status, Answer answer) {
    answer.expect(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.code()).isNotEmpty();
    assertThat(answer.json().path("detail").asString()).isNotEmpty();
    return answer;
  }
}
