package dev.pinhole.server.dialect.imageconverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PinholeServer;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.TestStorage;
import dev.pinhole.server.image.TestImages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Conversions are there with the answer to the upload, and outlive the server that gave it. */
class ConversionJobIT {
  @TempDir Path data;

  private final String database = TestDatabase.current().freshUrl();
  private final TestStorage storage = TestStorage.fresh();

  @Test
  void conversionsBothWaysSurviveTheServerThatPromisedThem() {
    byte[] png = TestImages.png(6301);
    byte[] jpeg = TestImages.jpeg(6302);
    ConverterApi program;
    try (ConfigurableApplicationContext first = start(Duration.ofHours(1))) {
      program = ConverterApi.of(new TestApi(first.getEnvironment()), TestApi.ADMIN);
      program.create(ConverterApi.form("dog.png", png, "cat.jpg", jpeg)).expect(201);
      assertThat(names(program)).containsExactly("dog.png", "cat.jpg");
    }
    try (ConfigurableApplicationContext second = start(Duration.ofSeconds(1))) {
      // Only listed: asking for an image would itself have it generated.
      ConverterApi again =
          new ConverterApi(new TestApi(second.getEnvironment()).withToken(null), program.token());
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(names(again))
                  .containsExactly(
                      "dog.png", "converted_img.jpeg", "cat.jpg", "converted_img.png"));
    }
  }

  private static List<String> names(ConverterApi program) {
    return program.list().findValuesAsString("name");
  }

  /** A server that first looks for jobs after a while has none run before it ends. */
  private ConfigurableApplicationContext start(Duration polling) {
    List<String> arguments = new ArrayList<>(storage.arguments());
    arguments.addAll(
        List.of(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--pinhole.admin.username=" + TestApi.ADMIN,
            "--pinhole.admin.password=" + TestApi.PASSWORD,
            "--pinhole.password-cost=4",
            "--pinhole.capture.warm=false",
            "--db-scheduler.polling-interval=" + polling.toSeconds() + "s",
            "--db-scheduler.immediate-execution-enabled=false",
            "--pinhole.data=" + data,
            "--pinhole.database=" + database));
    return Objects.requireNonNull(
        new SpringApplicationBuilder(PinholeServer.class).run(arguments.toArray(String[]::new)));
  }
}
