package dev.pinhole.server.s3;

/**
 * A part of a transfer that has arrived.
 *
 * @param number from 1 on
 * @param size in bytes
 */
public record S3Part(int number, long size) {}
