package dev.pinhole.server;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceBuilder;

/**
 * The databases that Pinhole runs on. A Spring-free repository test runs once on each: annotate it
 * {@code @ParameterizedClass @EnumSource(TestDatabase.class)}. Tests with Spring use {@link
 * PinholeTest}, which asks {@link #current()}.
 */
public enum TestDatabase {
  SQLITE {
    @Override
    public String freshUrl() {
      try {
        Path file = Files.createTempDirectory("pinhole-test").resolve("test.db");
        return "jdbc:sqlite:"
            + file
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000&transaction_mode=IMMEDIATE"
            + "&foreign_keys=true";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public String freshUrl() {
      String name = "test_" + COUNTER.incrementAndGet();
      try (Connection connection = server().getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return server().getJdbcUrl("postgres", name);
    }
  };

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  /** The JDBC address of a new, empty database. */
  public abstract String freshUrl();

  /** A pool on a new database that has the schema. */
  public DataSource migrated() {
    DataSource dataSource = pool(freshUrl());
    migrate(dataSource);
    return dataSource;
  }

  /** A pool that does not hold on to connections: hundreds of tests share one server. */
  public static DataSource pool(String url) {
    HikariDataSource pool =
        DataSourceBuilder.create().type(HikariDataSource.class).url(url).build();
    pool.setMinimumIdle(0);
    pool.setIdleTimeout(10_000);
    return pool;
  }

  /** Brings a database of this kind to the present schema. */
  public void migrate(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
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
