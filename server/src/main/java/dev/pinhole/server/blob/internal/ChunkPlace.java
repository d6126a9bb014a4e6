package dev.pinhole.server.blob.internal;

import org.springframework.jdbc.core.RowMapper;

/**
 * A kept chunk and where its file is.
 *
 * @param size in bytes
 */
record ChunkPlace(String sha256, long size, String location) {

  static final RowMapper<ChunkPlace> ROW =
      (row, n) ->
          new ChunkPlace(row.getString("sha256"), row.getLong("size"), row.getString("location"));
}
