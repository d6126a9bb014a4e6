package dev.pinhole.server.rendition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.PinholeServer;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.TestStorage;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.rendition.Rendition;
import dev.pinhole.server.rendition.Renditions;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class EagerFormatsIT {

  @TempDir Path data;

  private final String database = TestDatabase.current().freshUrl();
  private final TestStorage storage = TestStorage.fresh();

  @Test
  void jobsSurviveTheServerThatTookThem() throws Exception {
    Image image;
    try (ConfigurableApplicationContext first = start(Duration.ofHours(1))) {
      image = admit(first.getBean(Library.class));
      assertThat(first.getBean(Renditions.class).of(image.content().blob())).isEmpty();
    }
    try (ConfigurableApplicationContext second = start(Duration.ofSeconds(1))) {
      Renditions renditions = second.getBean(Renditions.class);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(renditions.of(image.content().blob()))
                  .extracting(Rendition::format)
                  .containsExactlyInAnyOrder(ImageFormat.WEBP, ImageFormat.PNG));
    }
  }

  /** A server that first looks for jobs after a while has none run before it ends. */
  private ConfigurableApplicationContext start(Duration polling) {
    List<String> arguments = new ArrayList<>(storage.arguments());
    arguments.addAll(
        List.of(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--pinhole.admin.password=correct horse battery",
            "--pinhole.password-cost=4",
            "--db-scheduler.polling-interval=" + polling.toSeconds() + "s",
            "--db-scheduler.immediate-execution-enabled=false",
            "--pinhole.data=" + data,
            "--pinhole.database=" + database));
    return new SpringApplicationBuilder(PinholeServer.class).run(arguments.toArray(String[]::new));
  }

  private static Image admit(Library library) throws Exception {
    byte[] bytes = TestImages.jpeg(701);
    try (Arrival arrival = library.stage(new ByteArrayInputStream(bytes), 1 << 20)) {
      return library
          .admit(
              arrival,
              new Admission(
                  1,
                  "eager.jpg",
                  ImageSource.UPLOAD,
                  Visibility.PRIVATE,
                  null,
                  null,
                  null,
                  false,
                  List.of(ImageFormat.WEBP, ImageFormat.PNG)))
          .image();
    }
  }
}
