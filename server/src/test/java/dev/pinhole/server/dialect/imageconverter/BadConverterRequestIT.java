package dev.pinhole.server.dialect.imageconverter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.server.ChunkFiles;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.factor.Authenticator;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong is said as Django REST framework says it, and nothing comes of it. */
@PinholeTest
class BadConverterRequestIT {
  private static final byte[] TEXT = "no image at all".getBytes(StandardCharsets.UTF_8);
  private static final String NOT_FOUND = "{\"detail\":\"Not found.\"}";

  @Autowired TestApi server;
  @Autowired TestClock clock;

  @Value("${pinhole.test.bytes}")
  Path bytes;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "{}; {\"password\":[\"This field is required.\"],\"username\":[\"This field is required.\"]}",
        "{\"username\":\"a\"}; {\"password\":[\"This field is required.\"]}",
        "{\"username\":\"a\",\"password\":\"\"}; {\"password\":[\"This field may not be blank.\"]}",
        "{\"username\":\"nobody-at-all\",\"password\":\"x\"};"
            + " {\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}"
      })
  void givesNoToken(String body, String error) {
    Answer answer = server.withToken(null).post("/api_token", body);

    assertThat(answer.expect(400).text()).isEqualTo(error);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("WWW-Authenticate")).isEmpty();
  }

  @Test
  void asksThoseWithASecondFactorForAnApiToken() {
    Authenticator.setUp(server.asUser("converter-factor"), clock);

    Answer answer = ConverterApi.login(server, "converter-factor", TestApi.PASSWORD).expect(400);

    assertThat(answer.text())
        .isEqualTo(
            """
            {"non_field_errors":["This account has a second factor; use an API token of the account instead."]}\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "username=a"})
  void saysThatABodyCannotBeRead(String body) {
    assertDetail(server.withToken(null).post("/api_token", body), 400);
  }

  @Test
  void boundsGuessesAndBodies() {
    server.asUser("converter-guessed");
    Answer last =
        IntStream.range(0, 50)
            .mapToObj(_ -> ConverterApi.login(server, "converter-guessed", "wrong"))
            .dropWhile(answer -> answer.status() == 400)
            .findFirst()
            .orElseThrow();
    assertDetail(last, 429);
    assertThat(last.text()).contains("Request was throttled. Expected available in ");
    assertDetail(server.withToken(null).post("/api_token", " ".repeat(70_000)), 413);
  }

  @Test
  void knowsOnlyItsMethodsAndAddresses() {
    ConverterApi program = ConverterApi.of(server, "converter-methods");
    for (String path : List.of("/api_token", "/api/images/create")) {
      assertDetail(program.get(path), 405);
    }
    assertDetail(program.server().send(program.request("/api/images/list").DELETE()), 405);
    assertThat(program.get("/api/images/get").expect(404).text()).isEqualTo(NOT_FOUND);
    assertThat(program.get("/api/images/get/1/2").expect(404).text()).isEqualTo(NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/images/list",
        "GET /api/images/get/1",
        "GET /api/images/get/1?download=false",
        "GET /api/images/download?ids=1",
        "POST /api/images/create"
      })
  void needsAToken(String operation) {
    String method = operation.substring(0, operation.indexOf(' '));
    String path = operation.substring(method.length() + 1);
    for (String wrong :
        List.of("", "Token", "Token x", "Token ph_" + "a".repeat(22), "Basic YTpi")) {
      HttpRequest.Builder request =
          server.withToken(null).request(path).method(method, BodyPublishers.noBody());
      Answer answer =
          server.send(wrong.isEmpty() ? request : request.header("Authorization", wrong));
      assertDetail(answer, 401);
    }
  }

  @Test
  void keepsToTheScopesOfTheToken() {
    ConverterApi reader = limited(Scope.IMAGES_READ);
    ConverterApi writer = limited(Scope.IMAGES_WRITE);

    assertDetail(reader.create(ConverterApi.form("a.png", TestImages.png(6101))), 403);
    String id = writer.add("a.png", TestImages.png(6101));
    assertDetail(writer.get("/api/images/list"), 403);
    assertDetail(writer.image(id, "?img_format=png"), 403);
    assertDetail(writer.get("/api/images/download?ids=" + id), 403);
    reader.image(id, "?img_format=png").expect(200);
  }

  private ConverterApi limited(Scope scope) {
    TestApi owner = server.asUser("converter-scopes");
    TokenRequest request = new TokenRequest(scope.value(), Set.of(scope), null);
    JsonNode made = owner.post("/api/v1/tokens", request).expect(201).json();
    return new ConverterApi(server.withToken(null), made.path("token").asString());
  }

  @Test
  void leadsToNobodyElsesImage() {
    String id = ConverterApi.of(server, "converter-owner").add("mine.png", TestImages.png(6102));
    server
        .asUser("converter-owner")
        .patch("/api/v1/images/" + key("converter-owner"), Map.of("visibility", "public"))
        .expect(200);
    String admin =
        ConverterApi.login(server, TestApi.ADMIN, TestApi.PASSWORD).json().path("token").asString();
    for (ConverterApi other :
        List.of(
            ConverterApi.of(server, "converter-other"),
            new ConverterApi(server.withToken(null), admin))) {
      for (String path :
          List.of(
              "/api/images/get/" + id,
              "/api/images/get/" + id + "?img_format=png",
              "/api/images/get/" + id + "?download=true",
              "/api/images/get/" + id + "?download=false",
              "/api/images/download?ids=" + id)) {
        assertThat(other.get(path).expect(404).text()).isEqualTo(NOT_FOUND);
      }
      assertThat(other.list().toString()).doesNotContain("mine.png");
    }
  }

  private String key(String owner) {
    return server.asUser(owner).get("/api/v1/images").json().at("/items/0/key").asString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "99999999", "9999999999999999999999", "1.png", "%31x"})
  void knowsNoSuchImage(String id) {
    ConverterApi program = ConverterApi.of(server, "converter-missing");
    assertThat(program.image(id, "").expect(404).text()).isEqualTo(NOT_FOUND);
  }

  @Test
  void saysWhichParameterIsWrong() {
    ConverterApi program = ConverterApi.of(server, "converter-parameters");
    String id = program.add("a.png", TestImages.png(6103));
    for (String format : List.of("exe", "bmp", "svg", "pdf", "png,jpeg", "%00")) {
      Answer answer = program.image(id, "?img_format=" + format);
      assertDetail(answer, 400);
      assertThat(answer.text()).contains("Invalid image format.", "jpeg, png");
    }
    assertThat(program.image(id, "?download=perhaps").expect(400).text())
        .isEqualTo("{\"download\":[\"Must be a valid boolean.\"]}");
    assertThat(program.get("/api/images/list?limit=0").expect(400).json().propertyNames())
        .containsExactly("limit");
    assertThat(program.get("/api/images/list?page=x").expect(404).text())
        .isEqualTo("{\"detail\":\"Invalid page.\"}");
    for (String ids : List.of("", "?ids=", "?ids=" + "1,".repeat(1000) + manyIds())) {
      assertThat(program.get("/api/images/download" + ids).expect(400).json().propertyNames())
          .containsExactly("ids");
    }
  }

  private static String manyIds() {
    return String.join(",", IntStream.range(0, 1001).mapToObj(Integer::toString).toList());
  }

  @Test
  void takesWhatItCanAndSaysWhatItCannot() {
    ConverterApi program = ConverterApi.of(server, "converter-mixed");
    Form form = ConverterApi.form("a.png", TestImages.png(6104), "notes.txt", TEXT);

    JsonNode created = program.create(form).expect(201).json();

    assertThat(created).hasSize(2);
    JsonNode refused = created.path("refused-2");
    assertThat(refused.path("name").asString()).isEqualTo("notes.txt");
    assertThat(refused.path("error").asString()).isNotBlank();
    assertThat(program.list()).hasSize(1);
  }

  @Test
  void takesNothing() {
    ConverterApi program = ConverterApi.of(server, "converter-nothing");

    assertThat(program.create(new Form().field("a", "b")).expect(400).text())
        .isEqualTo("{\"detail\":\"No file was submitted.\"}");
    assertDetail(program.create(ConverterApi.form("notes.txt", TEXT)), 415);
    assertDetail(program.create(ConverterApi.form("empty.png", new byte[0])), 400);
    Answer same = program.create(ConverterApi.form("a.txt", TEXT, "b.txt", TEXT)).expect(415);
    assertThat(same.json().propertyNames()).containsExactly("refused-1", "refused-2");
    Answer mixed =
        program.create(ConverterApi.form("a.txt", TEXT, "b.png", new byte[0])).expect(400);
    assertThat(mixed.json().propertyNames()).containsExactly("refused-1", "refused-2");
    assertDetail(sent(program, "application/json", "{}".getBytes(StandardCharsets.UTF_8)), 415);
    assertDetail(sent(program, "nonsense", new byte[] {1}), 400);
    assertDetail(sent(program, Form.contentType(), ConverterApi.form("a.png", TEXT).open()), 400);
    assertThat(program.list()).isEmpty();
  }

  private static Answer sent(ConverterApi program, String type, byte[] body) {
    return program
        .server()
        .send(
            program
                .request("/api/images/create")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
  }

  @Test
  void saysThatTheServerFailed() throws IOException {
    ConverterApi program = ConverterApi.of(server, "converter-damaged");
    byte[] content = TestImages.png(6105);
    // By another way in: a job that converts it would read it, and the cache would have it.
    new ImageApi(server.asUser("converter-damaged")).add("?name=a.png", content);
    String id = program.list().get(0).path("id").asString();
    ChunkFiles.flip(ChunkFiles.of(bytes, content));

    assertDetail(program.image(id, "?img_format=png"), 500);
  }

  private static void assertDetail(Answer answer, int status) {
    assertThat(answer.expect(status).json().propertyNames()).containsExactly("detail");
    assertThat(answer.json().path("detail").asString()).isNotBlank();
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }
}
