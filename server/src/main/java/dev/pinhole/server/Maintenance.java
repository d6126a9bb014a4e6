package dev.pinhole.server;

import dev.pinhole.server.account.KeyMaintenance;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.blob.BlobMaintenance;
import dev.pinhole.server.blob.BlobReferences;
import dev.pinhole.server.blob.KeptCounts;
import dev.pinhole.server.factor.FactorMaintenance;
import dev.pinhole.server.platform.ForMaintenance;
import dev.pinhole.server.platform.KeyFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs a command with the database and the blob store alone: no web server, no scheduler. */
final class Maintenance {
  private static final int OK = 0;
  private static final int PROBLEMS = 1;
  static final int USAGE = 2;

  private final PrintStream out;
  private final PrintStream err;

  Maintenance(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Returns the exit code. */
  int run(List<String> args) {
    try {
      CommandLine line = CommandLine.parse(args);
      if (line.help()) {
        out.print(line.command().usage());
        return OK;
      }
      return run(line);
    } catch (CommandLine.UsageException e) {
      err.println(e.getMessage());
      err.print(CommandLine.Command.HELP.usage());
      return USAGE;
    }
  }

  private int run(CommandLine line) {
    try (ConfigurableApplicationContext context = start(line)) {
      return run(line, context) ? OK : PROBLEMS;
    } catch (IOException | BeansException e) {
      Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
      err.println("failed: " + Objects.requireNonNullElseGet(cause.getMessage(), cause::toString));
      return PROBLEMS;
    }
  }

  private boolean run(CommandLine line, ApplicationContext context) throws IOException {
    return switch (line.command()) {
      case CHECK -> context.getBean(BlobMaintenance.class).check(line.flag(), out, err);
      case COLLECT -> {
        context.getBean(BlobMaintenance.class).collect(line.flag(), out);
        yield true;
      }
      case ROTATE_KEYS -> {
        String key = context.getBean(KeyMaintenance.class).rotate();
        out.println("new key " + key);
        context.getBean(Audit.class).record(Action.KEYS_ROTATED, null, "key " + key, Map.of());
        yield true;
      }
      case KEYS -> {
        keys(context).list();
        yield true;
      }
      case REPLACE_KEY -> {
        String purpose = Objects.requireNonNull(line.name());
        keys(context).replace(purpose);
        context.getBean(Audit.class).record(Action.KEYS_ROTATED, null, "key " + purpose, Map.of());
        yield true;
      }
      case REMOVE_SECOND_FACTOR ->
          context.getBean(FactorMaintenance.class).remove(Objects.requireNonNull(line.name()), out);
      case HELP -> throw new IllegalStateException("help needs no context");
    };
  }

  private KeyListing keys(ApplicationContext context) {
    Path directory = Path.of(context.getEnvironment().getRequiredProperty("pinhole.keys"));
    return new KeyListing(new KeyFiles(directory), context.getBean(Clock.class), out);
  }

  private static ConfigurableApplicationContext start(CommandLine line) {
    SpringApplication application = new SpringApplication(Parts.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    // Replaces the one that creates the data directory: a mistyped path must not look clean.
    application.setInitializers(List.of(Maintenance::requireData));
    return application.run(line.springArguments());
  }

  private static void requireData(ConfigurableApplicationContext context) {
    Path data = Path.of(context.getEnvironment().getRequiredProperty("pinhole.data"));
    if (!Files.isDirectory(data)) {
      throw new CommandLine.UsageException(
          "there is no data directory " + data.toAbsolutePath() + " (--pinhole.data=DIR)");
    }
  }

  /** Not a {@code @Configuration}, or the server would find it and have these beans twice. */
  @ComponentScan({"dev.pinhole.server.blob", "dev.pinhole.server.s3"})
  @ComponentScan(
      basePackages = "dev.pinhole.server",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.ASSIGNABLE_TYPE,
              classes = {BlobReferences.class, KeptCounts.class}))
  @ComponentScan(
      basePackages = "dev.pinhole.server.account",
      useDefaultFilters = false,
      lazyInit = true,
      includeFilters =
          @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = KeyMaintenance.class))
  @ComponentScan(
      basePackages = "dev.pinhole.server",
      useDefaultFilters = false,
      lazyInit = true,
      includeFilters =
          @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = ForMaintenance.class))
  @ConfigurationPropertiesScan({
    "dev.pinhole.server.blob",
    "dev.pinhole.server.s3",
    "dev.pinhole.server.account"
  })
  @Import(Schema.class)
  @ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class
  })
  static final class Parts {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    JdbcClient jdbcClient(DataSource database) {
      return JdbcClient.create(database);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
      return new TransactionTemplate(transactions);
    }

    @Bean
    JsonMapper jsonMapper() {
      return JsonMapper.shared();
    }
  }
}
