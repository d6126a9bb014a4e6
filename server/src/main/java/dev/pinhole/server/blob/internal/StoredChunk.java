package dev.pinhole.server.blob.internal;

import java.time.Instant;

/**
 * A file in a chunk store, whether a row names it or not.
 *
 * @param size in bytes
 * @param placed when it was put there
 */
record StoredChunk(String location, long size, Instant placed) {}
