package dev.pinhole.server.capture.internal.browser;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.capture.*}, as far as browsers are concerned.
 *
 * @param browsers that run at once, one capture each; 0: one a processor
 * @param warm whether they start with the server instead of with the first capture
 * @param chromium the browser's program; null for the one on the PATH
 * @param node Node.js, 18 or later; null for the one on the PATH
 * @param sandbox whether Chromium confines what runs pages; null: unless this process is root's
 * @param recycleAfter captures, after which a browser is replaced
 * @param browserMemory of a browser between two captures, above which it is replaced
 * @param maxBrowserMemory of a browser during a capture, above which the capture ends
 * @param scriptMemory what the scripts of one page may hold, in megabytes
 */
@Validated
@ConfigurationProperties("pinhole.capture")
public record BrowserProperties(
    @DefaultValue("0") @Min(0) @Max(64) int browsers,
    @DefaultValue("true") boolean warm,
    @Nullable Path chromium,
    @Nullable Path node,
    @Nullable Boolean sandbox,
    @DefaultValue("200") @Min(1) int recycleAfter,
    @DefaultValue("1536MB") DataSize browserMemory,
    @DefaultValue("3GB") DataSize maxBrowserMemory,
    @DefaultValue("512") @Min(64) @Max(4096) int scriptMemory) {

  int size() {
    return browsers == 0 ? Runtime.getRuntime().availableProcessors() : browsers;
  }
}
