package dev.pinhole.server.dialect.imagerepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Scope;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.blob.BlobMaintenance;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does what ImageRepo's document says, with its own examples, as a program written for it. */
@PinholeTest
@TestPropertySource(properties = "pinhole.registration=open")
class ImageRepoIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SCREEN_SHOT = "Screen Shot 2021-06-14 at 10.13.19 AM.png";

  @Autowired TestApi server;
  @Autowired JdbcClient jdbc;
  @Autowired BlobMaintenance blobs;

  @Test
  void worksAsTheDocumentSays() {
    TestApi anybody = server.withToken(null);
    String password = TestApi.PASSWORD;
    anybody
        .post(
            "/register", Map.of("name", "repo-reader", "password", password, "email", "2@umd.edu"))
        .expect(200);
    Answer login =
        anybody.post("/login", Map.of("username", "2@umd.edu", "password", password)).expect(200);
    String token = login.json().path("access_token").asString();
    assertThat(token.split("\\.", -1)).as("a JWT").hasSize(3);
    TestApi owner = server.withToken(token);

    byte[] png = TestImages.png(4001);
    Form form =
        new Form()
            .file(SCREEN_SHOT, png)
            .field("description", "DESCRIPTION")
            .field("isPrivate", "1")
            .field("accessKey", "0123");
    JsonNode uploaded = owner.send(form.in(owner.request("/images"))).expect(200).json();
    assertThat(uploaded.propertyNames())
        .containsExactly("accessKey", "creator", "id", "locked", "name");
    assertThat(uploaded.path("accessKey").asString()).isEqualTo("0123");
    assertThat(uploaded.path("creator").isIntegralNumber()).isTrue();
    assertThat(uploaded.path("id").isIntegralNumber()).isTrue();
    assertThat(uploaded.path("locked").isBoolean()).isTrue();
    assertThat(uploaded.path("locked").booleanValue()).isTrue();
    assertThat(uploaded.path("name").asString())
        .isEqualTo("Screen_Shot_2021-06-14_at_10.13.19_AM.png");
    String image = "/images/" + uploaded.path("id").asLong();

    Answer own = owner.get(image).expect(200);
    assertThat(own.body()).isEqualTo(png);
    assertThat(own.header("Content-Type")).isEqualTo("image/png");
    TestApi other = server.asUser("repo-other");
    other.get(image).expect(404);
    other.get(image + "?accesskey=wrong").expect(404);
    assertThat(other.get(image + "?accesskey=0123").expect(200).header("Content-Type"))
        .isEqualTo("image/png");
    other.get(image + "?accessKey=0123").expect(200);

    JsonNode changed =
        put(owner, image, Map.of("description", "des", "isPrivate", 0, "accessKey", "0000"))
            .expect(200)
            .json();
    assertThat(changed.path("locked").booleanValue()).isFalse();
    assertThat(changed.path("accessKey").asString()).isEqualTo("0000");
    assertThat(changed.path("id")).isEqualTo(uploaded.path("id"));
    other.get(image).expect(200);

    owner.delete(image).expect(200);
    owner.get(image).expect(404);
  }

  @Test
  void signsInByNameToo() {
    server.asUser("repo-named");
    Answer answer =
        server
            .withToken("over")
            .post("/login/", Map.of("username", "repo-named", "password", TestApi.PASSWORD));
    assertThat(answer.expect(200).json().propertyNames()).containsExactly("access_token");
  }

  @Test
  void refusesToRegisterWhatCannotBe() {
    TestApi anybody = server.withToken(null);
    Answer weak =
        anybody.post(
            "/register/", Map.of("name", "repo-weak", "password", "123456", "email", "w@x.org"));
    assertThat(message(weak.expect(400))).contains("password");
    assertThat(message(anybody.post("/register", Map.of("name", "repo-weak")).expect(400)))
        .contains("password");
    assertThat(message(anybody.post("/register", "no json").expect(400))).contains("JSON");
    Map<String, String> taken =
        Map.of("name", "repo-twice", "password", TestApi.PASSWORD, "email", "twice@x.org");
    anybody.post("/register", taken).expect(200);
    assertThat(message(anybody.post("/register", taken).expect(409))).contains("name");
  }

  @Test
  void refusesWrongPasswords() {
    server.asUser("repo-guessed");
    TestApi anybody = server.withToken(null);
    Answer wrong =
        anybody.post("/login", Map.of("username", "repo-guessed", "password", "wrong password"));
    Answer nobody =
        anybody.post("/login", Map.of("username", "repo-nobody", "password", "wrong password"));
    assertThat(wrong.expect(401).text()).isEqualTo(nobody.expect(401).text());
    assertThat(message(wrong)).isNotEmpty();
  }

  @Test
  void keepsPrivateWhatDoesNotSayOtherwise() {
    TestApi owner = server.asUser("repo-careful");
    JsonNode image = upload(owner, new Form().file("a.png", TestImages.png(4010)));
    assertThat(image.path("locked").booleanValue()).isTrue();
    assertThat(image.path("accessKey").isNull()).isTrue();
    String path = "/images/" + image.path("id").asLong();
    server.asUser("repo-other").get(path + "?accesskey=").expect(404);
    owner.get(path + "/").expect(200);
  }

  @Test
  void changesOnlyWhatIsNamed() {
    TestApi owner = server.asUser("repo-changer");
    Form form =
        new Form()
            .file("b.png", TestImages.png(4011))
            .field("accessKey", "k")
            .field("isPrivate", "1");
    String path = "/images/" + upload(owner, form).path("id").asLong();
    JsonNode changed = put(owner, path + "/", Map.of("description", "only")).expect(200).json();
    assertThat(changed.path("accessKey").isNull()).as("only its hash is kept").isTrue();
    assertThat(changed.path("locked").booleanValue()).isTrue();
    TestApi other = server.asUser("repo-other");
    other.get(path + "?accesskey=k").expect(200);
    put(owner, path, Map.of("accessKey", "")).expect(200);
    other.get(path + "?accesskey=k").expect(404);
  }

  @Test
  void appliesToAnImageThatIsThereWhatIsSentWithItAgain() {
    TestApi owner = server.asUser("repo-again");
    byte[] png = TestImages.png(4012);
    JsonNode first =
        upload(owner, new Form().file("c.png", png).field("isPrivate", "0").field("accessKey", ""));
    JsonNode again =
        upload(
            owner, new Form().file("d.png", png).field("isPrivate", "1").field("accessKey", "new"));
    assertThat(again.path("id")).isEqualTo(first.path("id"));
    assertThat(again.path("locked").booleanValue()).isTrue();
    TestApi other = server.asUser("repo-other");
    String path = "/images/" + first.path("id").asLong();
    other.get(path).expect(404);
    other.get(path + "?accesskey=new").expect(200);
  }

  /** What two people have of the same content is one blob with two references. */
  @Test
  void storesIdenticalImagesOnceAndOnlyCountsDown() throws IOException {
    byte[] png = TestImages.png(4013);
    TestApi one = server.asUser("repo-one");
    TestApi two = server.asUser("repo-two");
    long first = upload(one, new Form().file("a.png", png)).path("id").asLong();
    long second = upload(two, new Form().file("b.png", png)).path("id").asLong();
    assertThat(second).isNotEqualTo(first);
    assertThat(references(png)).isEqualTo(2);
    one.delete("/images/" + first).expect(200);
    assertThat(references(png)).isEqualTo(1);
    assertThat(two.get("/images/" + second).expect(200).body()).isEqualTo(png);
    two.delete("/images/" + second + "/").expect(200);
    assertThat(references(png)).isZero();
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(report, true, StandardCharsets.UTF_8);
    assertThat(blobs.check(false, out, out)).as(report.toString(StandardCharsets.UTF_8)).isTrue();
  }

  @Test
  void keepsOthersOut() {
    TestApi owner = server.asUser("repo-owner");
    long id = upload(owner, new Form().file("e.png", TestImages.png(4014))).path("id").asLong();
    String path = "/images/" + id;
    TestApi other = server.asUser("repo-other");
    assertThat(message(other.get(path).expect(404)))
        .isEqualTo(message(other.get("/images/999999999").expect(404)));
    put(other, path, Map.of("isPrivate", 0)).expect(404);
    other.delete(path).expect(404);
    for (TestApi nobody : List.of(server.withToken(null), server.withToken("ph_nonsense"))) {
      assertThat(message(nobody.get(path).expect(401))).isNotEmpty();
      put(nobody, path, Map.of("isPrivate", 0)).expect(401);
      nobody.delete(path).expect(401);
      nobody
          .send(new Form().file("f.png", TestImages.png(4015)).in(nobody.request("/images")))
          .expect(401);
    }
    owner.get(path).expect(200);
  }

  /** Numbers can be guessed, the links of unlisted images cannot. */
  @Test
  void doesNotTellOfUnlistedImagesByTheirNumber() {
    TestApi owner = server.asUser("repo-unlisted");
    byte[] png = TestImages.png(4016);
    String key = new ImageApi(owner).add("?visibility=unlisted", png);
    long id =
        jdbc.sql("SELECT number FROM image WHERE key = ?").param(key).query(Long.class).single();
    owner.get("/images/" + id).expect(200);
    server.asUser("repo-other").get("/images/" + id).expect(404);
    server.withToken(null).get("/i/" + key).expect(200);
  }

  @Test
  void aKeyInPinholesOwnHeaderTellsNoMore() {
    TestApi owner = server.asUser("repo-header");
    Form form =
        new Form().file("a.png", TestImages.png(4023)).field("accessKey", "k").field("name", "a");
    String path = "/images/" + upload(owner, form).path("id").asLong();
    TestApi other = server.asUser("repo-other");

    for (String sent : List.of(path, "/images/999999996")) {
      Answer wrong = other.send(other.request(sent).header("X-Access-Key", "wrong").GET());
      assertThat(wrong.expect(404).header("RateLimit-Policy")).startsWith("\"access-keys\"");
      String both = sent + "?accesskey=k";
      other.send(other.request(both).header("X-Access-Key", "wrong").GET()).expect(400);
    }
    other.send(other.request(path).header("X-Access-Key", "k").GET()).expect(200);
  }

  @Test
  void obeysTheScopesOfTokens() {
    TestApi reader = token(server.asUser("repo-scoped"), Scope.IMAGES_READ);
    reader
        .send(new Form().file("g.png", TestImages.png(4017)).in(reader.request("/images")))
        .expect(403);
    TestApi writer = token(server.asUser("repo-scoped"), Scope.IMAGES_WRITE);
    long id = upload(writer, new Form().file("g.png", TestImages.png(4017))).path("id").asLong();
    writer.get("/images/" + id).expect(403);
    reader.get("/images/" + id).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "yes", "-1"})
  void refusesPrivacyThatIsNone(String isPrivate) {
    TestApi owner = server.asUser("repo-bad");
    Form form = new Form().file("h.png", TestImages.png(4018)).field("isPrivate", isPrivate);
    Answer answer = owner.send(form.in(owner.request("/images"))).expect(400);
    assertThat(message(answer)).contains("isPrivate");
  }

  @Test
  void refusesWhatIsNoImage() {
    TestApi owner = server.asUser("repo-bad");
    byte[] text = "no image".getBytes(StandardCharsets.UTF_8);
    assertThat(
            message(
                owner
                    .send(new Form().file("i.png", text).in(owner.request("/images")))
                    .expect(415)))
        .isNotEmpty();
    owner.send(new Form().field("isPrivate", "0").in(owner.request("/images"))).expect(400);
    owner.post("/images", Map.of("description", "no form")).expect(415);
    Form keyed = new Form().file("j.png", TestImages.png(4019)).field("accessKey", "k".repeat(73));
    assertThat(message(owner.send(keyed.in(owner.request("/images"))).expect(400)))
        .contains("accessKey");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /images, 405",
    "PATCH, /images/1, 405",
    "GET, /images/abc, 400",
    "GET, /images/1/2, 404",
    "GET, /login, 405",
    "DELETE, /register, 405"
  })
  void tellsOfEveryProblemInItsOwnWords(String method, String path, int status) {
    TestApi owner = server.asUser("repo-bad");
    Answer answer =
        owner.send(owner.request(path).method(method, BodyPublishers.noBody())).expect(status);
    assertThat(answer.json().propertyNames()).containsExactly("message");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  private long references(byte[] content) {
    return jdbc.sql("SELECT COALESCE(SUM(refs), 0) FROM blob WHERE id = ?")
        .param(Sha256.hex(content))
        .query(Long.class)
        .single();
  }

  private TestApi token(TestApi owner, Scope scope) {
    Map<String, Object> wanted = Map.of("name", "repo", "scopes", List.of(scope.value()));
    Answer answer = owner.post("/api/v1/tokens", wanted).expect(201);
    return server.withToken(answer.json().path("token").asString());
  }

  private static JsonNode upload(TestApi owner, Form form) {
    return owner.send(form.in(owner.request("/images/"))).expect(200).json();
  }

  private static Answer put(TestApi api, String path, Map<String, Object> change) {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(change))));
  }

  private static String message(Answer answer) {
    return answer.json().path("message").asString();
  }
}
