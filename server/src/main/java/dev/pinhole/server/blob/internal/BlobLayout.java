package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobId;
import java.util.List;

/**
 * A kept blob as the database describes it.
 *
 * @param size in bytes
 * @param chunkSize of every chunk but the last, in bytes
 * @param chunks in order
 */
record BlobLayout(BlobId id, long size, long chunkSize, List<ChunkPlace> chunks) {}
