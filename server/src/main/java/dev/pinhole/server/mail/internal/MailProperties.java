package dev.pinhole.server.mail.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.mail.*}, where {@code spring.mail.host} is set.
 *
 * @param from the sender of all messages; the user that signs in to the mail server where absent
 * @param perHour messages that one account may have sent to others
 * @param retryAfter the pauses between attempts; there is one attempt more than pauses
 */
@Validated
@ConfigurationProperties("pinhole.mail")
record MailProperties(
    @Nullable String from,
    @DefaultValue("200") @Min(1) @Max(1_000_000) int perHour,
    @DefaultValue({"1m", "5m", "30m", "2h", "6h"}) @Size(max = 20)
        List<@NotNull @DurationMin(millis = 1) @DurationMax(days = 7) Duration> retryAfter) {

  MailProperties {
    retryAfter = List.copyOf(retryAfter);
  }
}
