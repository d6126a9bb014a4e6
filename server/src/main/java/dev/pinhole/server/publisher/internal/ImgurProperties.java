package dev.pinhole.server.publisher.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.publisher.imgur.*}
 *
 * @param clientId as imgur gave it out; empty: nothing is published
 * @param api address of version 3 of the API
 * @param timeout of one request that uploads or deletes
 * @param retryAfter the pauses between attempts; there is one attempt more than pauses
 * @param maxBytes of a picture that is sent there or taken from there
 * @param concurrency uploads and deletions under way at once; each occupies a thread
 * @param showTimeout for all of a picture that is shown through imgur; then ours is shown
 * @param showing pictures that are taken from there at once; others are shown from here
 */
@Validated
@ConfigurationProperties("pinhole.publisher.imgur")
record ImgurProperties(
    @DefaultValue("") @Pattern(regexp = "[A-Za-z0-9_-]{0,100}") String clientId,
    @DefaultValue("https://api.imgur.com/3") @NotNull URI api,
    @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration timeout,
    @DefaultValue({"10s", "1m", "10m", "1h", "6h", "1d"}) @Size(max = 20)
        List<@NotNull @DurationMin(millis = 1) @DurationMax(days = 7) Duration> retryAfter,
    @DefaultValue("10MB") @NotNull DataSize maxBytes,
    @DefaultValue("1") @Min(1) @Max(10) int concurrency,
    @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 1) Duration showTimeout,
    @DefaultValue("8") @Min(1) @Max(100) int showing) {
  private static final DataSize LEAST = DataSize.ofKilobytes(1);
  private static final DataSize MOST = DataSize.ofMegabytes(100);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  ImgurProperties {
    retryAfter = List.copyOf(retryAfter);
    if (!isSafe(api)) {
      throw new IllegalArgumentException(
          "pinhole.publisher.imgur.api: an address like https://api.imgur.com/3 is needed");
    }
    if (maxBytes.compareTo(LEAST) < 0 || maxBytes.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "pinhole.publisher.imgur.max-bytes is not from %s to %s".formatted(LEAST, MOST));
    }
  }

  boolean isOn() {
    return !clientId.isEmpty();
  }

  int attempts() {
    return retryAfter.size() + 1;
  }

  /** Of the API. */
  URI address(String path) {
    return URI.create(api.toString().replaceAll("/+$", "") + path);
  }

  private static boolean isSafe(URI api) {
    String host = api.getHost();
    return host != null
        && api.getRawUserInfo() == null
        && api.getRawQuery() == null
        && api.getRawFragment() == null
        && ("https".equals(api.getScheme())
            || ("http".equals(api.getScheme()) && LOOPBACK.contains(host)));
  }

  /** Without the client's id, which is for imgur alone. */
  @Override
  public String toString() {
    return "ImgurProperties[api=%s, on=%s]".formatted(api, isOn());
  }
}
