package dev.pinhole.server;

import java.util.Map;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * One set of migrations serves both databases; the few words in which they differ are placeholders,
 * and what they have nothing in common in, which is triggers, has a folder for each.
 */
@Configuration(proxyBeanMethods = false)
class Schema {

  @Bean
  FlywayConfigurationCustomizer migrations(Environment environment) {
    boolean postgres =
        environment.getRequiredProperty("spring.datasource.url").startsWith("jdbc:postgresql:");
    return flyway -> flyway.locations(locations(postgres)).placeholders(placeholders(postgres));
  }

  static String[] locations(boolean postgres) {
    return new String[] {
      "classpath:db/migration", postgres ? "classpath:db/postgresql" : "classpath:db/sqlite"
    };
  }

  /**
   * {@code id}: a generated primary key; {@code bytes}: a byte string; {@code instant}: a JDBC
   * timestamp (db-scheduler's; our own tables hold times as epoch milliseconds in BIGINT).
   */
  static Map<String, String> placeholders(boolean postgres) {
    return postgres
        ? Map.of(
            "id", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "bytes", "BYTEA",
            "instant", "TIMESTAMP WITH TIME ZONE")
        : Map.of(
            "id", "INTEGER PRIMARY KEY AUTOINCREMENT",
            "bytes", "BLOB",
            "instant", "INTEGER");
  }
}
