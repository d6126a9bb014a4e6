package dev.pinhole.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole server over real HTTP on a free port, with its own data directory and
 * the database of this run ({@code pinhole.test.database}): SQLite with the bytes on disk, or
 * PostgreSQL with the bytes in S3. Classes with equal settings share a server.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestBeans.class)
@ContextConfiguration(initializers = PinholeTest.FreshData.class)
public @interface PinholeTest {

  class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** Settings of how often one address may guess. */
    private static final List<String> GUESSES =
        List.of("pinhole.attempts.per-address", "pinhole.invitation.attempts.per-address");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      try {
        TestPropertyValues.of(
                "pinhole.admin.username=" + TestApi.ADMIN,
                "pinhole.admin.password=" + TestApi.PASSWORD,
                "pinhole.password-cost=4",
                "pinhole.capture.browsers=1",
                "pinhole.capture.warm=false",
                "pinhole.data=" + Files.createTempDirectory("pinhole-test"),
                "pinhole.database=" + TestDatabase.current().freshUrl())
            .and(TestStorage.fresh().properties().stream())
            .applyTo(context);
        // All tests guess from one address, and share a server; those of the bound set their own.
        for (String setting : GUESSES) {
          if (!context.getEnvironment().containsProperty(setting)) {
            TestPropertyValues.of(setting + "=100000").applyTo(context);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
