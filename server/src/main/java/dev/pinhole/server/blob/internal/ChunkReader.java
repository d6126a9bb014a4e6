package dev.pinhole.server.blob.internal;

import dev.pinhole.server.platform.Sha256;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens chunk files, and only those that are what they should be. Others are moved to quarantine:
 * left in place, a file of the right size would pass for good when the same bytes are kept again.
 */
final class ChunkReader {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkReader.class);

  private final ChunkStore store;
  private final BlobLayouts layouts;
  private final Damage damage;
  private final double verifyShare;

  /**
   * @param verifyShare of opened chunks that are hashed first, 0 to 1; the size is always looked at
   */
  ChunkReader(ChunkStore store, BlobLayouts layouts, Damage damage, double verifyShare) {
    this.store = store;
    this.layouts = layouts;
    this.damage = damage;
    this.verifyShare = verifyShare;
  }

  @FunctionalInterface
  private interface Use<T> {
    T of(ChunkPlace place) throws IOException;
  }

  /** Finds out early, before anything was sent, whether a chunk is missing or cut short. */
  void requireThere(BlobLayout blob, int ordinal) throws IOException {
    good(blob, ordinal, this::requireSize);
  }

  /** Opens for reading no other bytes than these. */
  SeekableByteChannel open(BlobLayout blob, int ordinal, long offset, long length)
      throws IOException {
    return good(
        blob,
        ordinal,
        place ->
            isSampled()
                ? openVerified(place)
                : checked(place, store -> store.open(place.location(), offset, length)));
  }

  /** Opens at the beginning, hashed for certain. */
  SeekableByteChannel openVerified(BlobLayout blob, int ordinal) throws IOException {
    return good(blob, ordinal, this::openVerified);
  }

  /** The chunk as a file, hashed first if it is one of the sample. */
  LocalChunk local(BlobLayout blob, int ordinal) throws IOException {
    return good(blob, ordinal, place -> local(place, isSampled()));
  }

  /**
   * A chunk that is wanting may have moved, or its blob may be gone: looks again before it tells.
   */
  private <T> T good(BlobLayout blob, int ordinal, Use<T> use) throws IOException {
    ChunkPlace place = blob.chunks().get(ordinal);
    try {
      return use.of(place);
    } catch (DamagedChunkException e) {
      ChunkPlace now = layouts.lookAgain(blob.id()).chunks().get(ordinal);
      if (now.equals(place)) {
        throw damaged(blob, place, e);
      }
      return moved(blob, now, use);
    }
  }

  private <T> T moved(BlobLayout blob, ChunkPlace place, Use<T> use) throws IOException {
    try {
      return use.of(place);
    } catch (DamagedChunkException e) {
      throw damaged(blob, place, e);
    }
  }

  private IOException damaged(BlobLayout blob, ChunkPlace place, DamagedChunkException fault) {
    try {
      store.quarantine(place.location());
    } catch (IOException e) {
      LOG.warn("cannot move the damaged chunk file {} to quarantine", place.location(), e);
    }
    return damage.report(blob.id(), fault);
  }

  private ChunkPlace requireSize(ChunkPlace place) throws IOException {
    OptionalLong size = store.size(place.location());
    if (size.isEmpty()) {
      throw new DamagedChunkException(place, "is missing");
    }
    requireSize(place, size.getAsLong());
    return place;
  }

  private static void requireSize(ChunkPlace place, long size) throws DamagedChunkException {
    if (size != place.size()) {
      throw new DamagedChunkException(
          place, "has %d bytes and should have %d".formatted(size, place.size()));
    }
  }

  /** At the beginning. */
  private SeekableByteChannel openVerified(ChunkPlace place) throws IOException {
    SeekableByteChannel channel = checked(place, store -> store.open(place.location()));
    try {
      requireHash(place, channel);
      return channel.position(0);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @FunctionalInterface
  private interface Opening {
    SeekableByteChannel by(ChunkStore store) throws IOException;
  }

  /** Of the right size. */
  private SeekableByteChannel checked(ChunkPlace place, Opening opening) throws IOException {
    SeekableByteChannel channel = existing(place, () -> opening.by(store));
    try {
      requireSize(place, channel.size());
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private LocalChunk local(ChunkPlace place, boolean verify) throws IOException {
    LocalChunk chunk = existing(place, () -> store.local(place.location()));
    try (SeekableByteChannel file = existing(place, () -> Files.newByteChannel(chunk.file()))) {
      requireSize(place, file.size());
      if (verify) {
        requireHash(place, file);
      }
      return chunk;
    } catch (IOException | RuntimeException e) {
      chunk.close();
      throw e;
    }
  }

  @FunctionalInterface
  private interface Finding<T> {
    T get() throws IOException;
  }

  private static <T> T existing(ChunkPlace place, Finding<T> finding) throws IOException {
    try {
      return finding.get();
    } catch (NoSuchFileException e) {
      throw new DamagedChunkException(place, "is missing");
    }
  }

  private static void requireHash(ChunkPlace place, SeekableByteChannel channel)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    Sha256.update(channel, digest);
    String found = Sha256.finish(digest);
    if (!found.equals(place.sha256())) {
      throw new DamagedChunkException(place, "has other content, with the hash " + found);
    }
  }

  private boolean isSampled() {
    return verifyShare > 0 && ThreadLocalRandom.current().nextDouble() < verifyShare;
  }
}
