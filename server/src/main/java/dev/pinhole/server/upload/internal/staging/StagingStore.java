package dev.pinhole.server.upload.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Holds what clients send by requests that this server has signed. What lies there is not trusted:
 * it is whatever the client sent. Keys are chosen by this server, each for one upload.
 */
public interface StagingStore {

  /**
   * Where clients send to: scheme, host and port, as signed addresses have them. Of this server's
   * own, as whoever asks has reached it.
   */
  String origin();

  /**
   * Signs the sending of a whole object.
   *
   * @param length in bytes; the store takes no other
   * @param until whoever has the request may send, and send again
   */
  SignedRequest put(String key, long length, String contentType, Instant until);

  /**
   * Signs the sending of a whole object of whatever type and length.
   *
   * @param most bytes; a store that cannot bound them takes more, so whoever opens it looks
   */
  SignedRequest putOpen(String key, long most, Instant until);

  /**
   * Begins an object that comes in parts.
   *
   * @return the transfer's id, to be named with each part
   */
  String begin(String key, String contentType) throws IOException;

  /**
   * Signs the sending of a part.
   *
   * @param number from 1 on
   * @param length in bytes; all parts but the last have the same, at least 5 MiB
   */
  SignedRequest putPart(String key, String transfer, int number, long length, Instant until);

  /**
   * The parts that have arrived, by number; none where they are one object already.
   *
   * @throws java.nio.file.NoSuchFileException where the transfer is over and there is no object: it
   *     takes no parts any more
   */
  List<StagedPart> parts(String key, String transfer) throws IOException;

  /** Makes one object of all parts that have arrived. Doing it again changes nothing. */
  void join(String key, String transfer) throws IOException;

  /** In bytes; empty where there is no such object. */
  OptionalLong size(String key) throws IOException;

  /**
   * Opens an object, to be read once.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  InputStream open(String key) throws IOException;

  /**
   * Where it lies in the S3 bucket in which this server keeps its bytes, so that it can be taken
   * over from there; empty where that is not where it lies.
   */
  default Optional<String> object(String key) {
    return Optional.empty();
  }

  /** Deletes an object; there being none is fine. */
  void delete(String key) throws IOException;

  /** Deletes the parts of a transfer that was not joined; there being none is fine. */
  void abort(String key, String transfer) throws IOException;

  /**
   * Deletes objects, parts and whatever else was left of sending, where nobody waits for it.
   *
   * @param before what was touched at this moment or later stays
   * @param awaited whether an upload with this key is pending
   */
  void sweep(Instant before, Predicate<String> awaited) throws IOException;
}
