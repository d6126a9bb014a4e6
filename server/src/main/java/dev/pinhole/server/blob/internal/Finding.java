package dev.pinhole.server.blob.internal;

/**
 * Something that the checker found wrong.
 *
 * @param what it is about: a chunk, a blob or a file
 * @param repaired whether it is right now
 */
record Finding(Kind kind, String what, String detail, boolean repaired) {

  enum Kind {
    /** A chunk whose file is not there. */
    MISSING,
    /** A chunk or blob whose bytes are not what its hash says. */
    CORRUPT,
    /** A blob whose list of chunks does not make up its size. */
    INCOMPLETE,
    /** A reference count that is not the number of references. */
    MISCOUNTED,
    /** An old file that no row names. */
    ORPHANED
  }
}
