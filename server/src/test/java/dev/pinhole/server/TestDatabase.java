package dev.pinhole.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The databases that Pinhole runs on. A Spring-free repository test runs once on each: annotate it
 * {@code @ParameterizedClass @EnumSource(TestDatabase.class)}. Tests with Spring use {@link
 * PinholeTest}, which asks {@link #current()}.
 */
public enum TestDatabase {
  SQLITE {
    @Override
    public String freshUrl() {
      return url(newFile());
    }

    @Override
    String copyOf(String template) {
      Path file = newFile();
      try {
        Files.copy(file(template), file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return url(file);
    }

    @Override
    void drop(String url) {
      try {
        FileSystemUtils.deleteRecursively(file(url).getParent());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Path file(String url) {
      return Path.of(url.substring("jdbc:sqlite:".length(), url.indexOf('?')));
    }

    private static Path newFile() {
      try {
        return Files.createTempDirectory("pinhole-test").resolve("test.db");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String url(Path file) {
      return "jdbc:sqlite:"
          + file
          + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000&transaction_mode=IMMEDIATE"
          + "&foreign_keys=true";
    }
  },
  POSTGRESQL {
    @Override
    public String freshUrl() {
      return create("");
    }

    @Override
    String copyOf(String template) {
      return create(" TEMPLATE " + name(template));
    }

    @Override
    void drop(String url) {
      execute("DROP DATABASE " + name(url) + " WITH (FORCE)");
    }

    private static String create(String options) {
      String name = "test_" + COUNTER.incrementAndGet();
      execute("CREATE DATABASE " + name + options);
      return server().getJdbcUrl("postgres", name);
    }

    private static String name(String url) {
      return url.replaceAll(".*/(\\w+)\\?.*", "$1");
    }

    private static void execute(String statement) {
      try (Connection connection = server().getPostgresDatabase().getConnection();
          Statement plain = connection.createStatement()) {
        plain.execute(statement);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final Map<TestDatabase, String> TEMPLATES = new ConcurrentHashMap<>();
  private static @Nullable EmbeddedPostgres server;

  /** The JDBC address of a new, empty database. */
  public abstract String freshUrl();

  /** The JDBC address of a new database with all that is in a closed one. */
  abstract String copyOf(String template);

  /** Removes a database that nobody uses. */
  abstract void drop(String url);

  /**
   * A pool on a new database that has the schema and goes with the pool: a thousand of them take
   * half a minute to remove at the end.
   */
  public HikariDataSource migrated() {
    String url = copyOf(TEMPLATES.computeIfAbsent(this, TestDatabase::newTemplate));
    return new HikariDataSource(settings(url)) {
      @Override
      public void close() {
        boolean first = !isClosed();
        super.close();
        if (first) {
          drop(url);
        }
      }
    };
  }

  /** Migrated once, since that takes longer than most tests. */
  private static String newTemplate(TestDatabase database) {
    String url = database.freshUrl();
    try (HikariDataSource pool = pool(url)) {
      database.migrate(pool);
    }
    return url;
  }

  /** A pool that does not hold on to connections: hundreds of tests share one server. */
  public static HikariDataSource pool(String url) {
    return new HikariDataSource(settings(url));
  }

  private static HikariConfig settings(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMinimumIdle(0);
    config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
    return config;
  }

  /** Brings a database of this kind to the present schema. */
  public void migrate(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .locations(Schema.locations(this == POSTGRESQL))
        .placeholders(Schema.placeholders(this == POSTGRESQL))
        .load()
        .migrate();
  }

  /** The database that this run of the integration tests is for. */
  public static TestDatabase current() {
    return "postgresql".equals(System.getProperty("pinhole.test.database")) ? POSTGRESQL : SQLITE;
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .setServerConfig("fsync", "off") // nobody cuts its power
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }
}
