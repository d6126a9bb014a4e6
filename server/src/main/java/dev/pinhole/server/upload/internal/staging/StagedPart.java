package dev.pinhole.server.upload.internal.staging;

/**
 * A part that has arrived.
 *
 * @param number from 1 on
 * @param size in bytes
 */
public record StagedPart(int number, long size) {}
