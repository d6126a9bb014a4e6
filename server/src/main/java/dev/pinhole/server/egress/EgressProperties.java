package dev.pinhole.server.egress;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.egress.*}
 *
 * <p>An entry of {@code allow} and {@code deny} is a range ({@code 10.1.0.0/16}), an address, a
 * host ({@code wiki.internal}), all hosts below one ({@code *.example.com}), or an address or host
 * with a port ({@code 127.0.0.1:8080}, {@code [::1]:8080}).
 *
 * @param allow what may be reached although it is not on the public network
 * @param deny what may not be reached; wins over {@code allow}
 * @param ports that may be reached; an entry of {@code allow} with a port opens that port too
 * @param resolveTimeout for the addresses of one name
 * @param connectTimeout for one connection, over all addresses that are tried
 * @param idleTimeout after which a connection on which nothing comes or goes is ended
 * @param maxHeaderBytes of one request or response
 * @param connections of one session at the same time
 * @param sessions at the same time
 */
@Validated
@ConfigurationProperties("pinhole.egress")
public record EgressProperties(
    @DefaultValue @NotNull List<String> allow,
    @DefaultValue @NotNull List<String> deny,
    @DefaultValue({"80", "443"}) @NotEmpty List<@NotNull @Min(1) @Max(65_535) Integer> ports,
    @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration resolveTimeout,
    @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 2)
        Duration connectTimeout,
    @DefaultValue("1m") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration idleTimeout,
    @DefaultValue("65536") @Min(4096) @Max(1_048_576) int maxHeaderBytes,
    @DefaultValue("128") @Min(1) @Max(10_000) int connections,
    @DefaultValue("256") @Min(1) @Max(10_000) int sessions) {

  /** The defaults but for what may be reached. For use without the server's configuration. */
  public static EgressProperties allowing(String... entries) {
    return new EgressProperties(
        List.of(entries),
        List.of(),
        List.of(80, 443),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        65_536,
        128,
        256);
  }
}
