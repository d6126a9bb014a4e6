package dev.pinhole.server.s3;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.s3.*}
 *
 * @param bucket empty: S3 is not used
 * @param endpoint of a store that is not Amazon's
 * @param publicEndpoint under which clients reach the same store, where that is another address
 * @param accessKey empty: credentials are looked for where Amazon's tools look
 * @param pathStyle {@code endpoint/bucket/key} in place of {@code bucket.endpoint/key}
 * @param prefix of all keys, without the slash at its end
 * @param requestTimeout of one attempt
 * @param attempts of each request, the first included
 * @param connections at once
 */
@Validated
@ConfigurationProperties("pinhole.s3")
record S3Properties(
    @DefaultValue("") String bucket,
    @DefaultValue("") String endpoint,
    @DefaultValue("") String publicEndpoint,
    @DefaultValue("us-east-1") String region,
    @DefaultValue("") String accessKey,
    @DefaultValue("") String secretKey,
    @Nullable Boolean pathStyle,
    @DefaultValue("") @Pattern(regexp = "[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*/?|") String prefix,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("60s") Duration requestTimeout,
    @DefaultValue("3") @Min(1) @Max(10) int attempts,
    @DefaultValue("64") @Min(4) @Max(1000) int connections) {

  S3Properties {
    requireAddress("endpoint", endpoint);
    requireAddress("public-endpoint", publicEndpoint);
    requireBetween(
        "connect-timeout", connectTimeout, Duration.ofMillis(100), Duration.ofMinutes(1));
    requireBetween("request-timeout", requestTimeout, Duration.ofMillis(500), Duration.ofHours(1));
    if (accessKey.isEmpty() != secretKey.isEmpty()) {
      throw new IllegalArgumentException(
          "pinhole.s3.access-key and pinhole.s3.secret-key go together; only one is set");
    }
  }

  boolean isPathStyle() {
    return pathStyle == null ? !endpoint.isEmpty() : pathStyle;
  }

  /** In front of each key. */
  String keyPrefix() {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  /** Where clients send to. */
  String signedEndpoint() {
    return publicEndpoint.isEmpty() ? endpoint : publicEndpoint;
  }

  @Override
  public String toString() {
    return "S3Properties[bucket=%s, endpoint=%s, region=%s, prefix=%s]"
        .formatted(bucket, endpoint, region, prefix);
  }

  private static void requireAddress(String name, String address) {
    if (!address.isEmpty() && !isAddress(address)) {
      throw new IllegalArgumentException(
          "pinhole.s3.%s has to be http://host or https://host, perhaps with a port"
              .formatted(name));
    }
  }

  private static boolean isAddress(String address) {
    try {
      URI uri = URI.create(address);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawQuery() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void requireBetween(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "pinhole.s3.%s is %s; allowed: %s to %s".formatted(name, value, least, most));
    }
  }
}
