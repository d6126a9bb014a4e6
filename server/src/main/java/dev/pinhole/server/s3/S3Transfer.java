package dev.pinhole.server.s3;

import java.time.Instant;

/**
 * A transfer that was begun and is not over.
 *
 * @param name of the object to be, without the prefix of all keys
 * @param begun by the store's clock
 */
public record S3Transfer(String name, String id, Instant begun) {}
