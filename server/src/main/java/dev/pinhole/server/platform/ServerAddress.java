package dev.pinhole.server.platform;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach this server. What a request says of that is anybody's choice, so links in
 * messages that strangers can have sent need it from the configuration.
 *
 * @param baseUrl for example {@code https://pictures.example.org}
 */
@ConfigurationProperties("pinhole")
public record ServerAddress(@Nullable URI baseUrl) {

  public ServerAddress {
    if (baseUrl != null && (baseUrl.getHost() == null || baseUrl.getRawQuery() != null)) {
      throw new IllegalArgumentException(
          "pinhole.base-url: an address like https://pictures.example.org is needed");
    }
  }

  /** Without a slash at its end; empty where it is not configured. */
  public Optional<String> base() {
    return Optional.ofNullable(baseUrl).map(url -> url.toString().replaceAll("/+$", ""));
  }
}
