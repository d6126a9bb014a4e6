package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.ChunkFiles;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@PinholeTest
class UploadIT {
  @Autowired TestApi server;

  @Value("${pinhole.test.bytes}")
  Path directory;

  private TestApi api;

  @BeforeEach
  void signIn() {
    api = server.asUser("uploader");
  }

  @Test
  void takesFilesAndFieldsInAnyOrder() {
    Form form =
        new Form()
            .file("first.png", TestImages.png(101))
            .field("visibility", "unlisted")
            .file("second.jpg", TestImages.jpeg(102))
            .field("description", "two at once")
            .field("expiresIn", "P7D");

    Answer answer = upload(form).expect(201);

    JsonNode results = answer.json().get("results");
    assertThat(results).hasSize(2);
    JsonNode second = results.get(1).get("image");
    assertThat(second.get("name").asString()).isEqualTo("second.jpg");
    assertThat(second.get("format").asString()).isEqualTo("jpg");
    assertThat(second.get("width").asInt()).isEqualTo(64);
    assertThat(second.get("height").asInt()).isEqualTo(48);
    assertThat(results)
        .allSatisfy(result -> {
          assertThat(result.get("duplicate").asBoolean()).isFalse();
          assertThat(result.at("/image/visibility").asString()).isEqualTo("unlisted");
          assertThat(result.at("/image/description").asString()).isEqualTo("two at once");
          assertThat(result.at("/image/expiresAt").asString()).isNotEmpty();
        });
  }

  @Test
  void takesARawBodyWithFieldsInTheQuery() {
    Answer answer = raw("/api/v1/images?name=raw.png&visibility=public", TestImages.png(103));

    JsonNode image = answer.expect(201).json().at("/results/0/image");
    assertThat(image.get("name").asString()).isEqualTo("raw.png");
    assertThat(image.get("visibility").asString()).isEqualTo("public");
    assertThat(image.get("mediaType").asString()).isEqualTo("image/png");
  }

  @Test
  void isPrivateUnlessAskedOtherwise() {
    JsonNode image = raw("/api/v1/images", TestImages.png(104)).expect(201).json();
    assertThat(image.at("/results/0/image/visibility").asString()).isEqualTo("private");
  }

  @Test
  void knowsContentThatTheOwnerHasAlready() {
    String first = key(raw("/api/v1/images", TestImages.png(105)).expect(201));

    Answer again = raw("/api/v1/images?name=other", TestImages.png(105)).expect(200);
    Answer others =
        upload(server.asUser("neighbour"), new Form().file("x.png", TestImages.png(105)));

    assertThat(key(again)).isEqualTo(first);
    assertThat(again.json().at("/results/0/duplicate").asBoolean()).isTrue();
    assertThat(key(others.expect(201))).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void makesAnImageWholeWhenItsOwnerSendsItAgain(boolean missing) throws IOException {
    byte[] content = TestImages.png(missing ? 110 : 111);
    String path = "/i/" + key(raw("/api/v1/images", content).expect(201));
    Path file = ChunkFiles.of(directory, content);
    if (missing) {
      Files.delete(file);
    } else {
      ChunkFiles.flip(file);
    }
    assertThat(api.get(path).code()).isEqualTo("blob-corrupt");

    raw("/api/v1/images", content).expect(200);

    assertThat(api.get(path).expect(200).body()).isEqualTo(content);
  }

  @Test
  void makesOneImageOfTheSameContentSentManyTimesAtOnce() throws Exception {
    byte[] content = TestImages.largePng(106, 300_000);
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < 20; i++) {
        answers.add(threads.submit(() -> raw("/api/v1/images", content)));
      }
    }
    Set<String> keys = new HashSet<>();
    int created = 0;
    for (Future<Answer> answer : answers) {
      keys.add(key(answer.get()));
      created += answer.get().status() == 201 ? 1 : 0;
    }
    assertThat(keys).hasSize(1);
    assertThat(created).isEqualTo(1);
  }

  @Test
  void reportsEachFileOfAMixedRequest() {
    Form form =
        new Form()
            .file("good.png", TestImages.png(107))
            .file("empty.png", new byte[0])
            .file("text.png", "no image at all".getBytes(StandardCharsets.UTF_8));

    JsonNode results = upload(form).expect(207).json().get("results");

    assertThat(results.at("/0/image/key").asString()).hasSize(22);
    assertThat(results.at("/1/problem/code").asString()).isEqualTo("empty-file");
    assertThat(results.at("/2/problem/code").asString()).isEqualTo("unsupported-format");
    assertThat(results.at("/2/problem/accepted").toString()).contains("image/avif");
  }

  @Test
  void keepsAnAccessKeyOfDigitsSecret() {
    Form form = new Form().field("accessKey", "0123").file("a.png", TestImages.png(108));

    Answer answer = upload(form).expect(201);

    assertThat(answer.json().at("/results/0/image/accessKey").asBoolean()).isTrue();
    assertThat(answer.text()).doesNotContain("0123\"");
  }

  @Test
  void needsSomeoneSignedIn() {
    assertThat(upload(server, new Form().file("a.png", TestImages.png(109))).status())
        .isEqualTo(401);
  }

  private Answer upload(Form form) {
    return upload(api, form);
  }

  private static Answer upload(TestApi as, Form form) {
    return as.send(form.in(as.request("/api/v1/images")));
  }

  private Answer raw(String path, byte[] content) {
    return api.send(
        api.request(path)
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(content)));
  }

  private static String key(Answer answer) {
    return answer.json().at("/results/0/image/key").asString();
  }
}
