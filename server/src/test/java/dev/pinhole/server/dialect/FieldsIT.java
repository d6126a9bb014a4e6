package dev.pinhole.server.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.TestImages;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people send with {@code curl -d} and nothing else, as the documents' examples suggest. */
@PinholeTest
@TestPropertySource(properties = "pinhole.registration=open")
class FieldsIT {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** All that a form would take for something else. */
  private static final String PASSWORD = "a+b=c&d%41 {77}?";

  @Autowired TestApi server;

  @Test
  void captureindonkTakesJsonThatCallsItselfAForm() {
    Map<String, String> person =
        Map.of("username", "fields-donk", "email", "fields-donk@example.org", "password", PASSWORD);
    curl("POST", "/apis/adduser", person).expect(200);
    JsonNode data = curl("POST", "/apis/auth", person).expect(200).json().path("data");

    String token = data.path("token_key").asString();
    Answer captured = curl("POST", "/apis/capture", Map.of("token", token, "url", "nowhere"));

    assertThat(captured.expect(400).json().path("messages").asString()).startsWith("url: ");
  }

  @Test
  void hastyImagesTakesJsonThatCallsItselfAForm() {
    TestApi owner = server.asUser("fields-hasty");
    Answer invited =
        send(owner, "POST", "/invitation/", json(Map.of("email", "fields-hasty@example.org")));
    String link = "?access_token=" + invited.expect(200).json().path("token").asString();

    JsonNode policy =
        curl("POST", "/api/files/policy" + link, Map.of("filename", "a & b=c+%41.jpg"))
            .expect(200)
            .json();
    assertThat(policy.path("filename").asString()).isEqualTo("a & b=c+%41.jpg");

    Map<String, Object> missing = Map.of("file", policy.path("file_id").asLong());
    curl("POST", "/api/files/policy" + link, missing).expect(409);
    curl("POST", "/api/files/complete" + link, missing).expect(409);
  }

  @Test
  void theImageConverterTakesJsonThatCallsItselfAForm() {
    server.asUser("fields-converter");
    Map<String, String> login =
        Map.of("username", "fields-converter", "password", TestApi.PASSWORD);

    Answer answer = curl("POST", "/api_token", login).expect(200);

    assertThat(answer.json().path("token").asString()).startsWith("ph_");
  }

  @Test
  void imageRepoTakesJsonThatCallsItselfAForm() {
    Map<String, String> person =
        Map.of("name", "fields-repo", "email", "fields-repo@example.org", "password", PASSWORD);
    curl("POST", "/register", person).expect(200);
    Map<String, String> login = Map.of("username", "fields-repo@example.org", "password", PASSWORD);
    String token = curl("POST", "/login", login).expect(200).json().path("access_token").asString();
    TestApi owner = server.withToken(token);
    Form file = new Form().file("a.png", TestImages.png(4101));
    long id = owner.send(file.in(owner.request("/images"))).expect(200).json().path("id").asLong();

    Map<String, Object> change = Map.of("isPrivate", 0, "accessKey", "a+b=&%41");
    JsonNode changed = send(owner, "PUT", "/images/" + id, json(change)).expect(200).json();

    assertThat(changed.path("accessKey").asString()).isEqualTo("a+b=&%41");
    assertThat(changed.path("locked").asBoolean(true)).isFalse();
    JsonNode again =
        send(owner, "PUT", "/images/" + id + "/", "isPrivate=1&accessKey=a%2Bb+c&x")
            .expect(200)
            .json();
    assertThat(again.path("accessKey").asString()).isEqualTo("a+b c");
    assertThat(again.path("locked").asBoolean()).isTrue();
  }

  /** A form has its fields one by one, a body that is neither says so, and both have an end. */
  @Test
  void formsStayForms() {
    server.asUser("fields-forms");
    TestApi nobody = server.withToken(null);
    String password = TestApi.PASSWORD.replace(' ', '+');
    send(nobody, "POST", "/api_token", "username=%66ields-forms&password=" + password + "&&=x&y")
        .expect(200);
    send(nobody, "POST", "/api_token", "username=%zz").expect(400);
    send(nobody, "POST", "/api_token", " { ").expect(400);
    send(nobody, "POST", "/api_token", "username=" + "x".repeat(70_000)).expect(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"token=%s&limit=0", "{\"token\": \"%s\", \"limit\": 0}"})
  void bodiesOfGetAreReadToo(String body) {
    server.asUser("fields-get");
    Map<String, String> login = Map.of("username", "fields-get", "password", TestApi.PASSWORD);
    String token =
        curl("POST", "/apis/auth", login).json().path("data").path("token_key").asString();
    TestApi nobody = server.withToken(null);
    String sent = body.formatted(token);

    Answer refused = send(nobody, "GET", "/apis/all_images", sent).expect(400);
    assertThat(refused.json().path("messages").asString()).startsWith("limit is not");

    Answer listed = send(nobody, "GET", "/apis/all_images?limit=1", sent).expect(200);
    assertThat(listed.json().path("data").path("images").isArray()).isTrue();
    send(nobody, "GET", "/apis/all_images", sent + " ".repeat(70_000)).expect(413);
  }

  @Test
  void multipartBodiesOfGetAreReadToo() {
    TestApi owner = server.asUser("fields-multipart");
    List<String> scopes = List.of("captures", "images:read");
    Map<String, Object> wish = Map.of("name", "multipart", "scopes", scopes);
    String token = owner.post("/api/v1/tokens", wish).expect(201).json().path("token").asString();
    Form form = new Form().field("token", token).field("limit", "0");
    TestApi nobody = server.withToken(null);

    Answer refused =
        nobody.send(
            nobody
                .request("/apis/all_images/")
                .header("Content-Type", Form.contentType())
                .method("GET", BodyPublishers.ofByteArray(form.closed())));

    assertThat(refused.expect(400).json().path("messages").asString()).startsWith("limit is not");
  }

  private Answer curl(String method, String path, Map<String, ?> fields) {
    return send(server.withToken(null), method, path, json(fields));
  }

  private static Answer send(TestApi api, String method, String path, String body) {
    return api.send(
        api.request(path)
            .header("Content-Type", FORM)
            .method(method, BodyPublishers.ofString(body)));
  }

  private static String json(Map<String, ?> fields) {
    return JsonMapper.shared().writeValueAsString(fields);
  }
}
