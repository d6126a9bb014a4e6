package dev.pinhole.server.s3;

import java.time.Instant;

/**
 * An object of a listing.
 *
 * @param name without the prefix of all keys
 * @param size in bytes
 * @param modified when it was sent, by the store's clock
 */
public record S3Object(String name, long size, Instant modified) {}
