package dev.pinhole.server.dialect.captureindonk;

import static dev.pinhole.server.dialect.captureindonk.DonkClient.data;
import static dev.pinhole.server.dialect.captureindonk.DonkClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.RegistrationCode;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.ScriptedCaptures;
import dev.pinhole.server.factor.Authenticator;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * What is sent, in every way in which it can be, and what is not accepted; on the server of the
 * queue's test.
 */
@PinholeTest
@Import(ScriptedCaptures.class)
@TestPropertySource(
    properties = {
      "pinhole.capture.retry-delay=20ms",
      "pinhole.capture.concurrent-per-account=2",
      "pinhole.capture.queued-per-account=20"
    })
class CaptureindonkFieldsIT {
  private static final String PAGE = "http://ngomongapa.com/~KiQnrqa";

  @Autowired TestApi server;
  @Autowired TestClock clock;
  private DonkClient donk;
  private String token;

  @BeforeEach
  void signIn() {
    server.asUser("donk-fields");
    donk = new DonkClient(server);
    token = donk.token("donk-fields");
  }

  @Test
  void fieldsStandInTheAddressAFormOrAnObject() {
    Map<String, String> fields = Map.of("token", token, "url", PAGE);
    requireKey(donk.post("/apis/capture", "token", token, "url", PAGE));
    requireKey(donk.post("/apis/capture/", "token", token, "url", PAGE));
    requireKey(donk.post("/apis/capture?token=" + token, "url", PAGE));
    requireKey(donk.api().post("/apis/capture", fields));
    requireKey(multipart(fields));
    assertThat(data(donk.get("/apis/all_images/", "token", token).expect(200)).path("images"))
        .hasSizeGreaterThanOrEqualTo(5);
  }

  /** The document calls both by two names. */
  @Test
  void otherNamesOfTheDocumentDo() {
    Answer captured = donk.post("/apis/capture", "token_key", token, "url", PAGE);
    requireKey(captured);
    String key = data(captured).path("img_key").asString();
    for (String path : List.of("/apis/get_image", "/apis/get_image/")) {
      Answer found = donk.get(path, "token_key", token, "img_code", key).expect(200);
      assertThat(data(found).path("img_key").asString()).isEqualTo(key);
    }
  }

  private static void requireKey(Answer answer) {
    assertThat(data(answer.expect(200)).path("img_key").asString()).hasSize(36);
  }

  private Answer multipart(Map<String, String> fields) {
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(
            "--donk\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value)));
    return donk.api()
        .send(
            donk.api()
                .request("/apis/capture")
                .header("Content-Type", "multipart/form-data; boundary=donk")
                .POST(BodyPublishers.ofString(body + "--donk--\r\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g6wFqZCmclvBMZgHJDALIJtuKlY8X2Bb",
        "pinholekey0123456789012345678901",
        "ph_",
        "ü"
      })
  void wrongTokensAreRefused(String wrong) {
    String message =
        "token is missing, malformed, or not valid any more. POST /apis/auth gives a new one.";
    String key = "edf36933-790a-4b73-b50a-502db3e7307f";
    for (String sent : List.of(wrong, "")) {
      assertThat(refused(donk.post("/apis/capture", "token", sent, "url", PAGE), 401))
          .isEqualTo(message);
      assertThat(refused(donk.get("/apis/get_image", "token", sent, "img_key", key), 401))
          .isEqualTo(message);
      assertThat(refused(donk.get("/apis/all_images", "token", sent), 401)).isEqualTo(message);
    }
    refused(donk.get("/apis/all_images"), 401);
  }

  /** The document has a field for it, and no other place. */
  @Test
  void aHeaderIsNoToken() {
    TestApi owner = server.asUser("donk-fields");
    refused(owner.get("/apis/all_images"), 401);
    assertThat(data(owner.get("/apis/all_images?token=" + token).expect(200)).has("images"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://ngomongapa.com/, url: It is not a whole address that begins with http:// or https://.",
    "ngomongapa.com, url: It is not a whole address that begins with http:// or https://.",
    "javascript:alert(1), url: It is not a whole address that begins with http:// or https://.",
    "http://a:b@ngomongapa.com/, url: Give user and password apart from the address.",
    "'', url is missing."
  })
  void otherAddressesAreRefused(String url, String message) {
    assertThat(refused(donk.post("/apis/capture", "token", token, "url", url), 400))
        .isEqualTo(message);
  }

  @Test
  void parametersAreNamedThatAreWrong() {
    assertThat(refused(donk.post("/apis/capture", "token", token), 400))
        .isEqualTo("url is missing.");
    assertThat(refused(donk.get("/apis/get_image", "token", token), 400))
        .isEqualTo("img_key is missing.");
    assertThat(refused(donk.get("/apis/get_image", "token", token, "img_key", "1-1-1-1-1"), 400))
        .isEqualTo("img_key is not a key such as edf36933-790a-4b73-b50a-502db3e7307f.");
    assertThat(refused(donk.get("/apis/all_images", "token", token, "limit", "101"), 400))
        .isEqualTo("limit is not a whole number from 1 to 100.");
    assertThat(refused(donk.get("/apis/all_images", "token", token, "page", "0"), 400))
        .isEqualTo("page is not a whole number from 1 to 501, with limit 20.");
  }

  @Test
  void bodiesAreRefusedThatAreNoFields() {
    assertThat(refused(donk.api().post("/apis/capture", "[1]"), 400))
        .isEqualTo("The body is neither a form nor a JSON object.");
    refused(donk.api().post("/apis/capture", "{"), 400);
    refused(donk.api().post("/apis/capture", "{\"token\":\"" + "x".repeat(70_000) + "\"}"), 413);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /apis/adduser, 405",
    "GET, /apis/auth, 405",
    "GET, /apis/capture, 405",
    "POST, /apis/get_image, 405",
    "DELETE, /apis/all_images, 405",
    "GET, /apis, 404",
    "GET, /apis/, 404",
    "POST, /apis/nowhere, 404"
  })
  void otherRequestsAreRefusedInTheEnvelope(String method, String path, int status) {
    refused(
        donk.api().send(donk.api().request(path).method(method, BodyPublishers.noBody())), status);
  }

  @Test
  void wrongPasswordsAreRefused() {
    String message = "The name or the password is not right.";
    assertThat(refused(donk.post("/apis/auth", "username", "donk-fields", "password", "x"), 401))
        .isEqualTo(message);
    assertThat(refused(donk.post("/apis/auth", "email", "no@example.org", "password", "x"), 401))
        .isEqualTo(message);
    assertThat(refused(donk.post("/apis/auth", "username", "donk-fields"), 400))
        .isEqualTo("password is missing.");
    assertThat(refused(donk.post("/apis/auth/", "password", "x"), 400))
        .isEqualTo("username/email is missing.");
  }

  @Test
  void whoHasASecondFactorIsToldWhatToDo() {
    Authenticator.setUp(server.asUser("donk-factor"), clock);
    Answer answer =
        donk.post("/apis/auth", "username", "donk-factor", "password", TestApi.PASSWORD);
    assertThat(refused(answer, 401)).contains("second factor", "Make an API token");
  }

  /** As everywhere: a server takes strangers where it is set up to. */
  @Test
  void strangersNeedACodeWhereTheServerAsksForOne() {
    String[] fields = {
      "username", "donk-invited", "email", "invited@example.org", "password", TestApi.PASSWORD
    };
    assertThat(refused(donk.post("/apis/adduser", fields), 403))
        .isEqualTo("This server needs a registration code. An admin can give you one.");
    String code =
        server
            .asAdmin()
            .post("/api/v1/accounts/codes", "{}")
            .expect(201)
            .as(RegistrationCode.class)
            .code();
    Answer registered = donk.post("/apis/adduser?code=" + code, fields).expect(200);
    assertThat(data(registered).path("token_key").asString()).hasSize(32);
  }
}
