package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Where chunk files lie. A location names one file for ever: it is chosen afresh at each placing
 * and never used again, so whoever holds a location needs no lock. Which locations count is known
 * to the database only.
 */
interface ChunkStore {

  /**
   * Puts the files of {@code chunks} under fresh locations. The staged files stay as they are.
   *
   * @return the locations, in the same order; durable
   * @throws IOException in which case nothing is left behind
   */
  List<String> place(List<StagedChunk> chunks) throws IOException;

  /** Whether staged files have to be on the disk to be placed; it may then begin early. */
  boolean needsSynced();

  /** In bytes; empty if there is no such file. */
  OptionalLong size(String location) throws IOException;

  /**
   * Opens for reading.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such file
   */
  SeekableByteChannel open(String location) throws IOException;

  /**
   * As {@link #open(String)}, by who reads no other bytes than these.
   *
   * @param length at least 1
   */
  SeekableByteChannel open(String location, long offset, long length) throws IOException;

  /**
   * The chunk as a local file: this store's own, or a copy of it.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such file
   */
  LocalChunk local(String location) throws IOException;

  /** Deletes the file; there being none is fine. */
  void delete(String location) throws IOException;

  /**
   * Moves a damaged file out of the way, where an operator can look at it; there being none is
   * fine. From then on the chunk is missing, and the next upload of the same bytes replaces it.
   */
  void quarantine(String location) throws IOException;

  /** Shows every file there is, those being placed meanwhile or not. */
  void list(Consumer<StoredChunk> each) throws IOException;

  /** What {@link #mark(String)} wrote. */
  Optional<String> mark() throws IOException;

  /** Writes down which database this store belongs to, in place of what was written before. */
  void mark(String mark) throws IOException;
}
