package dev.pinhole.server.delivery;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How bytes leave.
 *
 * @param maxAge how long browsers and proxies may keep what everyone may see: so long may an image
 *     live on in them after it was deleted or made private
 * @param linkExpiry of a signed link, where none is asked for
 * @param maxLinkExpiry the longest that may be asked for
 * @param socketBuffer of each connection, outside the heap: what is smaller is one write
 */
@Validated
@ConfigurationProperties("pinhole.delivery")
record DeliveryProperties(
    @DefaultValue("1h") @NotNull Duration maxAge,
    @DefaultValue("1d") @NotNull Duration linkExpiry,
    @DefaultValue("365d") @NotNull Duration maxLinkExpiry,
    @DefaultValue("32KB") @NotNull DataSize socketBuffer) {}
