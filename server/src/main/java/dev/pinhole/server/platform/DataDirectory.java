package dev.pinhole.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Creates {@code pinhole.data} before anything (the database first of all) looks into it. */
class DataDirectory implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Path data = Path.of(context.getEnvironment().getRequiredProperty("pinhole.data"));
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("pinhole.data: cannot create " + data, e);
    }
  }
}
