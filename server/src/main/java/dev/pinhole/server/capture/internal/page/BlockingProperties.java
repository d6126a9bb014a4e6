package dev.pinhole.server.capture.internal.page;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code pinhole.capture.*}, as far as blocking is concerned.
 *
 * @param blocklist hosts to block beside the shipped ones, one on each line or in the format of a
 *     hosts file; null for none
 */
@ConfigurationProperties("pinhole.capture")
public record BlockingProperties(@Nullable Path blocklist) {}
