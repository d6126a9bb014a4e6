package dev.pinhole.server.blob.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pinhole.server.platform.Sha256;
import dev.pinhole.server.s3.S3Bucket;
import dev.pinhole.server.s3.S3Object;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Chunks as objects of an S3 bucket. What is read is fetched to a local file first: so a slow
 * client holds no connection to the store, nothing is sent of a body that breaks off, and what was
 * hashed is what is sent.
 */
final class S3Chunks implements ChunkStore {
  private static final String CHUNKS = "chunks/";
  private static final String QUARANTINE = "quarantine/";
  private static final String MARK = CHUNKS + "store-id";

  private final S3Bucket bucket;
  private final Supplier<Path> newFile;
  private final Clock clock;
  private final S3Placing placing;

  /**
   * @param newFile gives the name of a file to be
   */
  S3Chunks(S3Bucket bucket, Supplier<Path> newFile, Clock clock) {
    this.bucket = bucket;
    this.newFile = newFile;
    this.clock = clock;
    this.placing = new S3Placing(bucket);
  }

  @Override
  public List<String> place(List<StagedChunk> chunks) throws IOException {
    List<S3Placing.Placed> places =
        chunks.stream()
            .map(chunk ->
                new S3Placing.Placed(chunk, S3Location.fresh(chunk.sha256(), clock.instant())))
            .toList();
    placing.place(places, CHUNKS);
    return places.stream().map(S3Placing.Placed::location).toList();
  }

  @Override
  public OptionalLong size(String location) throws IOException {
    return bucket.size(name(location));
  }

  @Override
  public SeekableByteChannel open(String location) throws IOException {
    return opened(local(location).file());
  }

  @Override
  public SeekableByteChannel open(String location, long offset, long length) throws IOException {
    Path file = newFile.get();
    long size = bucket.fetch(name(location), offset, length, file);
    return new ChunkWindow(opened(file), offset, size);
  }

  @Override
  public LocalChunk local(String location) throws IOException {
    Path file = newFile.get();
    bucket.fetch(name(location), file);
    return new LocalChunk(file, true);
  }

  @Override
  public void delete(String location) throws IOException {
    bucket.delete(name(location));
  }

  @Override
  public void quarantine(String location) throws IOException {
    String name = name(location);
    try {
      bucket.copy(name, QUARANTINE + location.substring(location.indexOf('/') + 1));
    } catch (NoSuchFileException movedOrDeletedAlready) {
      return;
    }
    bucket.delete(name);
  }

  @Override
  public void list(Consumer<StoredChunk> each) throws IOException {
    bucket.list(CHUNKS, found -> describe(found).ifPresent(each));
  }

  @Override
  public Optional<String> mark() throws IOException {
    return bucket.read(MARK).map(bytes -> new String(bytes, UTF_8).strip());
  }

  @Override
  public void mark(String mark) throws IOException {
    byte[] bytes = mark.getBytes(UTF_8);
    MessageDigest digest = Sha256.digest();
    digest.update(bytes);
    bucket.put(MARK, bytes, Sha256.finish(digest));
  }

  @Override
  public String toString() {
    return bucket + CHUNKS;
  }

  private static String name(String location) {
    return CHUNKS + S3Location.require(location);
  }

  private static Optional<StoredChunk> describe(S3Object found) {
    String location = found.name().substring(CHUNKS.length());
    return S3Location.isOne(location)
        ? Optional.of(new StoredChunk(location, found.size(), S3Location.placed(location)))
        : Optional.empty();
  }

  private static FileChannel opened(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      StagingArea.delete(file);
      throw e;
    }
  }
}
