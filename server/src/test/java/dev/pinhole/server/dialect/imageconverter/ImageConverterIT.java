package dev.pinhole.server.dialect.imageconverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What the document says under "How to use API", with its own examples. */
@PinholeTest
class ImageConverterIT {
  @Autowired TestApi server;

  @Test
  void servesTheDocumentFromTokenToList() throws IOException {
    ConverterApi program = ConverterApi.of(server, "converter-flow");
    byte[] dog = TestImages.png(6001);
    byte[] cat = TestImages.jpeg(6002);

    Answer created = program.create(ConverterApi.form("dog.png", dog, "cat.jpg", cat)).expect(201);

    List<String> ids = ConverterApi.ids(created);
    assertThat(created.text())
        .isEqualTo(
            """
            {"%s":{"name":"dog.png"},"%s":{"name":"cat.jpg"}}\
            """
                .formatted(ids.toArray()));
    String list =
        """
        [
            {
                "id": %s,
                "images": [
                    {
                        "name": "dog.png"
                    },
                    {
                        "name": "converted_img.jpeg"
                    }
                ]
            },
            {
                "id": %s,
                "images": [
                    {
                        "name": "cat.jpg"
                    },
                    {
                        "name": "converted_img.png"
                    }
                ]
            }
        ]
        """
            .formatted(ids.toArray());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> program.list().equals(JsonMapper.shared().readTree(list)));
    assertImage(program.image(ids.get(0), "").expect(200), "image/jpeg", 32);
    assertImage(program.image(ids.get(1), "?img_format=png").expect(200), "image/png", 64);
    assertThat(program.image(ids.get(0), "?img_format=png").expect(200).body()).isEqualTo(dog);
    assertThat(program.image(ids.get(1), "?img_format=jpeg").expect(200).body()).isEqualTo(cat);
    assertThat(program.image(ids.get(1), "").expect(200).body()).isEqualTo(cat);
  }

  private static void assertImage(Answer answer, String type, int width) throws IOException {
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth()).isEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api_token", "/api_token/"})
  void givesTokensForFormsAndJson(String path) {
    server.asUser("converter-tokens");
    Map<String, String> login =
        Map.of("username", "converter-tokens", "password", TestApi.PASSWORD);

    Answer answer = server.withToken(null).post(path, login).expect(200);

    assertThat(answer.json().propertyNames()).containsExactly("token");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    String token = answer.json().path("token").asString();
    for (String scheme : List.of("Token ", "token ", "Bearer ")) {
      server
          .send(server.request("/api/images/list").header("Authorization", scheme + token).GET())
          .expect(200);
    }
    server.withToken(token).get("/api/v1/images").expect(200);
    server.withToken(token).get("/api/v1/tokens").expect(403);
  }

  @Test
  void keepsTenTokensOfAnAccount() {
    ConverterApi first = ConverterApi.of(server, "converter-eleven");
    ConverterApi second = ConverterApi.of(server, "converter-eleven");
    for (int i = 0; i < 9; i++) {
      first.get("/api/images/list").expect(200);
      ConverterApi.of(server, "converter-eleven");
    }

    first.get("/api/images/list").expect(401);
    second.get("/api/images/list").expect(200);
  }

  @Test
  void answersWithASlashAtTheEndAndToHead() {
    ConverterApi program = ConverterApi.of(server, "converter-slashes");
    byte[] content = TestImages.jpeg(6003);
    Answer created =
        program
            .server()
            .send(ConverterApi.form("a.jpg", content).in(program.request("/api/images/create/")));
    String id = ConverterApi.ids(created.expect(201)).getFirst();
    // the list names it, so it stays the same only from then on
    program.converted(id, "?img_format=png").expect(200);

    for (String path : List.of("/api/images/list", "/api/images/get/" + id)) {
      Answer plain = program.get(path).expect(200);
      assertThat(program.get(path + "/").expect(200).body()).isEqualTo(plain.body());
      Answer head =
          program.server().send(program.request(path).method("HEAD", BodyPublishers.noBody()));
      assertThat(head.expect(200).body()).isEmpty();
      assertThat(head.header("Content-Type")).isEqualTo(plain.header("Content-Type"));
    }
  }

  @Test
  void convertsWhatTheAccountHadFromElsewhere() {
    ConverterApi program = ConverterApi.of(server, "converter-again");
    byte[] content = TestImages.png(6004);
    new ImageApi(server.asUser("converter-again")).add("?name=native.png", content);
    assertThat(program.list().toString()).contains("native.png").doesNotContain("converted_img");

    String id = program.add("sent again.png", content);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> program.list().toString().contains("converted_img.jpeg"));
    assertThat(program.list()).hasSize(1);
    assertThat(program.image(id, "").expect(200).header("Content-Type")).isEqualTo("image/jpeg");
  }

  /** Ids can be guessed, and a cache in front of the server looks at no credential. */
  @Test
  void noCacheKeepsForOthersWhatAnIdLeadsTo() {
    ConverterApi program = ConverterApi.of(server, "converter-cached");
    TestApi owner = server.withToken(program.token());
    Form form =
        new Form().part("form-data; name=\"image\"; filename=\"a.png\"", TestImages.png(6190));
    owner.send(form.in(owner.request("/3/image"))).expect(200);
    String id = program.list().get(0).path("id").asString();

    for (String query : List.of("", "?img_format=png", "?img_format=webp")) {
      Answer answer = program.converted(id, query).expect(200);
      assertThat(answer.header("Cache-Control")).as(query).startsWith("private");
      assertThat(answer.header("Vary")).as(query).contains("Authorization");
    }
  }

  /** Nobody has asked for it before, so there is no job yet. */
  @Test
  void generatesWhatIsAskedForAndNotThere() {
    ConverterApi program = ConverterApi.of(server, "converter-asks");
    new ImageApi(server.asUser("converter-asks")).add("?name=native.png", TestImages.png(6005));
    String id = program.list().get(0).path("id").asString();

    Answer answer = program.image(id, "?img_format=jpeg").expect(404);

    assertThat(answer.text())
        .isEqualTo(
            """
            {"detail":"The image has not been generated as jpeg yet. Try again in a moment."}\
            """);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    program.converted(id, "?img_format=jpeg").expect(200);
  }

  @Test
  void givesEqualFilesOneId() {
    ConverterApi program = ConverterApi.of(server, "converter-twins");
    byte[] content = TestImages.png(6006);

    Answer created = program.create(ConverterApi.form("a.png", content, "b.png", content));

    assertThat(ConverterApi.ids(created.expect(201))).hasSize(1);
    assertThat(program.list()).hasSize(1);
  }

  @Test
  void listsPagesWithLinksToTheNext() {
    ConverterApi program = ConverterApi.of(server, "converter-pages");
    List<String> ids =
        List.of(
            program.add("1.png", TestImages.png(6011)),
            program.add("2.png", TestImages.png(6012)),
            program.add("3.png", TestImages.png(6013)));

    Answer first = program.get("/api/images/list?limit=2").expect(200);
    Answer second = program.get("/api/images/list?page=2&limit=2").expect(200);

    assertThat(first.json().findValuesAsString("id")).isEqualTo(ids.subList(0, 2));
    assertThat(first.header("Link"))
        .isEqualTo("<%s?page=2&limit=2>; rel=\"next\"".formatted(server.uri("/api/images/list")));
    assertThat(second.json().findValuesAsString("id")).isEqualTo(ids.subList(2, 3));
    assertThat(second.header("Link")).isEmpty();
    assertThat(program.get("/api/images/list?page=3&limit=2").expect(404).text())
        .isEqualTo("{\"detail\":\"Invalid page.\"}");
  }
}
