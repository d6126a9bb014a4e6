package dev.pinhole.server.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.TestImages;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PinholeTest
class ConversionsIT {
  @Autowired TestApi server;
  @Autowired Library library;
  @Autowired Conversions conversions;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @Test
  void areScheduledTogetherWithWhatElseIsDoneOrNotAtAll() {
    Image image = image(9001);

    transaction.executeWithoutResult(status -> {
      conversions.schedule(image, ImageFormat.PNG);
      assertThat(jobs(image)).isEqualTo(1);
      status.setRollbackOnly();
    });

    assertThat(jobs(image)).isZero();
    assertThat(conversions.of(List.of(image)).get(image.number())).isEmpty();
  }

  @Test
  void areMadeForWhoAsksAndOnceOnly() {
    Image image = image(9002);
    assertThat(conversions.request(image, ImageFormat.PNG)).isEmpty();
    conversions.request(image, ImageFormat.PNG);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> conversions.request(image, ImageFormat.PNG).isPresent());

    server.asUser("conversions").get("/i/" + image.key() + "?w=10").expect(200);
    assertThat(conversions.of(List.of(image)).get(image.number()))
        .extracting(Rendition::format)
        .containsExactly(ImageFormat.PNG);
  }

  private Image image(int seed) {
    ImageApi images = new ImageApi(server.asUser("conversions"));
    return library.find(images.add("", TestImages.jpeg(seed))).orElseThrow();
  }

  private int jobs(Image image) {
    return jdbc.sql("SELECT COUNT(*) FROM scheduled_tasks WHERE task_instance LIKE :id")
        .param("id", image.key() + "/%")
        .query(Integer.class)
        .single();
  }
}
