package dev.pinhole.server.s3;

/**
 * An object of a listing.
 *
 * @param name without the prefix of all keys
 * @param size in bytes
 */
public record S3Object(String name, long size) {}
