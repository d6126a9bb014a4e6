package dev.pinhole.server.platform;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where people reach this server. What a request says of that is anybody's choice, so links in
 * messages that strangers can have sent need it from the configuration. Where it is there, every
 * request counts as having come to it, whatever it says.
 *
 * @param baseUrl for example {@code https://pictures.example.org}
 */
@ConfigurationProperties("pinhole")
public record ServerAddress(@Nullable URI baseUrl) {

  public ServerAddress {
    if (baseUrl != null && !isOrigin(baseUrl)) {
      throw new IllegalArgumentException(
          "pinhole.base-url: an address like https://pictures.example.org is needed, without a"
              + " path");
    }
  }

  private static boolean isOrigin(URI url) {
    return url.getHost() != null
        && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        && url.getRawUserInfo() == null
        && url.getRawPath().matches("/?")
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  /** Without a slash at its end; empty where it is not configured. */
  public Optional<String> base() {
    return Optional.ofNullable(baseUrl).map(url -> url.toString().replaceAll("/+$", ""));
  }

  /**
   * As whoever makes the request under way has reached the server, with the path that it may have
   * in front and without a slash at its end.
   */
  public static String ofRequest() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
  }

  /** As configured; where it is not, {@linkplain #ofRequest as the request under way has it}. */
  public String orOfRequest() {
    return base().orElseGet(ServerAddress::ofRequest);
  }
}
