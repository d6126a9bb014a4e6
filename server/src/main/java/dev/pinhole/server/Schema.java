package dev.pinhole.server;

import java.util.Map;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * One set of migrations serves both databases; the few words in which they differ are placeholders.
 */
@Configuration(proxyBeanMethods = false)
class Schema {

  @Bean
  FlywayConfigurationCustomizer placeholders(Environment environment) {
    boolean postgres =
        environment.getRequiredProperty("spring.datasource.url").startsWith("jdbc:postgresql:");
    return flyway -> flyway.placeholders(placeholders(postgres));
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
