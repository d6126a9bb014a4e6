package dev.pinhole.server.blob.internal;

import java.nio.file.Path;

/**
 * One chunk of staged bytes, in a local file of its own.
 *
 * @param size in bytes
 */
record StagedChunk(String sha256, long size, Path file) {}
