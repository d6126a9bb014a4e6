package dev.pinhole.server.s3;

import java.time.Instant;

/**
 * A transfer in parts that is not over.
 *
 * @param name of the object, without the prefix of all keys
 * @param id of the transfer
 * @param begun by the store's clock
 */
public record S3Transfer(String name, String id, Instant begun) {}
