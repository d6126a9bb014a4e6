package dev.pinhole.server.upload.internal.tus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Adds bytes to an upload. Bytes are acknowledged, that is, counted in the upload's row, only once
 * they are on the disk: a client may forget them then.
 */
final class Appender implements AutoCloseable {
  /** How many bytes a crash of this server can cost at most. */
  private static final long STEP = 4 * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  private final TusUpload upload;
  private final Turn turn;
  private final FileChannel file;
  private final TusRows rows;
  private final Clock clock;
  private final Duration expiry;
  private final boolean eager;
  private long position;
  private long acknowledged;

  /**
   * @param eager whether bytes are acknowledged as they come; otherwise with {@link #acknowledge},
   *     once they have been found right
   */
  Appender(
      TusUpload upload,
      Turn turn,
      FileChannel file,
      TusRows rows,
      Clock clock,
      Duration expiry,
      boolean eager) {
    this.upload = upload;
    this.turn = turn;
    this.file = file;
    this.rows = rows;
    this.clock = clock;
    this.expiry = expiry;
    this.eager = eager;
    this.position = upload.received();
    this.acknowledged = upload.received();
  }

  /**
   * Reads to the end. Where the connection breaks, what has come is acknowledged none the less.
   *
   * @throws dev.pinhole.server.platform.ProblemException for more bytes than were announced
   */
  void readFrom(InputStream in) throws IOException {
    try {
      copy(in);
    } finally {
      if (!turn.isLost()) {
        rescue();
      }
    }
    if (position == upload.length() && in.read() >= 0) {
      throw TusProblems.moreThanAnnounced(upload.length() - upload.received());
    }
  }

  private void copy(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (position < upload.length()) {
      int wanted = (int) Math.min(BUFFER, upload.length() - position);
      int count = turn.read(in, buffer, wanted, this::rescue);
      if (count < 0) {
        return;
      }
      write(ByteBuffer.wrap(buffer, 0, count));
      if (eager && position - acknowledged >= STEP) {
        acknowledge();
      }
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    int count = bytes.remaining();
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    position += count;
  }

  private void rescue() throws IOException {
    if (eager) {
      acknowledge();
    }
  }

  /** Makes what has come durable and counts it. */
  void acknowledge() throws IOException {
    if (position == acknowledged) {
      return;
    }
    file.force(false);
    Instant expires = clock.instant().plus(expiry);
    if (!rows.receive(upload.id(), acknowledged, position, expires)) {
      throw TusProblems.locked();
    }
    acknowledged = position;
  }

  /** How many bytes the upload has with those that came. */
  long position() {
    return position;
  }

  /** The upload with what is acknowledged. */
  TusUpload result() {
    return upload.received(acknowledged, clock.instant().plus(expiry));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
