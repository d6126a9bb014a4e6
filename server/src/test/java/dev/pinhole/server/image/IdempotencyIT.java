package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PinholeTest
class IdempotencyIT {
  @Autowired TestApi server;

  @Test
  void repeatsTheAnswerEvenAfterTheImageIsGone() {
    Form form = new Form().file("a.png", TestImages.png(1));
    Answer first = upload("one", form).expect(201);
    server.asUser("repeater").delete("/api/v1/images/" + ImageApi.key(first)).expect(204);

    Answer second = upload("one", new Form().file("a.png", TestImages.png(1)));

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
  }

  @Test
  void refusesTheSameKeyForAnotherRequest() {
    upload("two", new Form().file("a.png", TestImages.png(2))).expect(201);

    Answer other = upload("two", new Form().file("a.png", TestImages.png(3)));
    Answer otherField =
        upload("two", new Form().field("visibility", "public").file("a.png", TestImages.png(2)));

    assertThat(other.expect(422).code()).isEqualTo("idempotency-key-reused");
    otherField.expect(422);
  }

  @Test
  void doesNotKeepRefusals() {
    upload("four", new Form().file("a.png", new byte[0])).expect(400);
    upload("four", new Form().file("a.png", TestImages.png(6))).expect(201);
  }

  @Test
  void worksOnlyOnceWhenTheSameComesAtOnce() throws Exception {
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        Form form = new Form().file("a.png", TestImages.largePng(7, 100_000));
        answers.add(threads.submit(() -> upload("five", form)));
      }
    }
    int done = 0;
    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).isIn(201, 409);
      done += answer.get().status() == 201 ? 1 : 0;
    }
    assertThat(done).isPositive();
  }

  @Test
  void refusesKeysThatAreNone() {
    Answer answer = upload("k".repeat(256), new Form().file("a.png", TestImages.png(8)));
    assertThat(answer.expect(400).code()).isEqualTo("invalid-parameter");
  }

  private Answer upload(String key, Form form) {
    return uploadAs(form, key, server.asUser("repeater"));
  }

  private static Answer uploadAs(Form form, String key, TestApi api) {
    return api.send(form.in(api.request("/api/v1/images")).header("Idempotency-Key", key));
  }
}
