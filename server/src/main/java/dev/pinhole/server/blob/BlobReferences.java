package dev.pinhole.server.blob;

/**
 * Tells the checker who refers to blobs, so that reference counts can be recounted. A feature that
 * calls {@link Blobs#keep}, {@link Blobs#retain} and {@link Blobs#release} has one bean of this
 * type: a {@code @Component} class without constructor parameters, since the checker runs without
 * the rest of the server.
 *
 * <p>References are told as a query and not as counts because only a single SQL statement sees
 * references and counts at one moment while the server goes on working.
 */
public interface BlobReferences {

  /** Who refers, as shown to the operator: {@code images}. */
  String name();

  /**
   * An SQL query (no parameters, no trailing semicolon, valid on SQLite and PostgreSQL) with one
   * row for each reference and one column, {@code blob}, the id: {@code SELECT blob FROM image}.
   */
  String query();
}
