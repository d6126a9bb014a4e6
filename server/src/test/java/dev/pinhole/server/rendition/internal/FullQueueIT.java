package dev.pinhole.server.rendition.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.delivery.Uploaded;
import dev.pinhole.server.image.TestImages;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@PinholeTest
@TestPropertySource(properties = {"pinhole.rendition.concurrency=1", "pinhole.rendition.queue=0"})
class FullQueueIT {

  @Autowired TestApi api;
  @Autowired RenderQueue queue;

  @Test
  void refusesWhatCannotWaitAndServesItLater() throws Exception {
    Uploaded image = Uploaded.by(api.asUser("quinn"), TestImages.jpeg(601), "visibility=public");
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Boolean> other =
          threads.submit(() ->
              queue.enter(() -> {
                busy.countDown();
                done.await();
                return true;
              }));
      busy.await();
      Answer refused = api.get(image.path() + "?w=10").expect(503);
      assertThat(refused.code()).isEqualTo("overloaded");
      assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
      done.countDown();
      assertThat(other.get()).isTrue();
    }
    api.get(image.path() + "?w=10").expect(200);
  }
}
