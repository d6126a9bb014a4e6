package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Chunk files in a local directory: {@code aa/<sha256>.<random>}, aa being the hash's first two
 * digits.
 */
final class DiskChunks implements ChunkStore {
  private static final String MARK = "store-id";
  private static final Pattern LOCATION =
      Pattern.compile("[0-9a-f]{2}/[0-9a-f]{64}\\.[0-9a-f]{16}");

  private final Path root;
  private final Path quarantine;
  private final Clock clock;

  DiskChunks(Path root, Path quarantine, Clock clock) throws IOException {
    this.root = Files.createDirectories(root);
    this.quarantine = Files.createDirectories(quarantine);
    this.clock = clock;
    // All at once, so that a put never has a new directory to make durable.
    for (int i = 0; i < 256; i++) {
      Files.createDirectories(root.resolve(HexFormat.of().toHexDigits((byte) i)));
    }
    Durable.directory(root);
  }

  @Override
  public List<String> place(List<StagedChunk> chunks) throws IOException {
    List<String> placed = new ArrayList<>(chunks.size());
    try {
      for (StagedChunk chunk : chunks) {
        placed.add(link(chunk));
      }
      // Names first, then bytes: a journaling file system writes the names along with the first
      // file, and syncing the directories after that costs next to nothing.
      sync(chunks, placed);
      return placed;
    } catch (IOException | RuntimeException e) {
      for (String location : placed) {
        delete(location);
      }
      throw e;
    }
  }

  @Override
  public boolean needsSynced() {
    return true;
  }

  @Override
  public OptionalLong size(String location) throws IOException {
    try {
      return OptionalLong.of(Files.size(path(location)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public SeekableByteChannel open(String location) throws IOException {
    return FileChannel.open(path(location), StandardOpenOption.READ);
  }

  @Override
  public SeekableByteChannel open(String location, long offset, long length) throws IOException {
    return open(location);
  }

  @Override
  public LocalChunk local(String location) throws IOException {
    Path file = path(location);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return new LocalChunk(file, false);
  }

  @Override
  public void delete(String location) throws IOException {
    Files.deleteIfExists(path(location));
  }

  @Override
  public void quarantine(String location) throws IOException {
    Path file = path(location);
    try {
      Files.move(file, quarantine.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException movedOrDeletedAlready) {
      return;
    }
    Durable.directory(quarantine);
  }

  @Override
  public void list(Consumer<StoredChunk> each) throws IOException {
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(root, "[0-9a-f][0-9a-f]")) {
      for (Path directory : directories) {
        listDirectory(directory, each);
      }
    }
  }

  @Override
  public Optional<String> mark() throws IOException {
    try {
      return Optional.of(Files.readString(root.resolve(MARK)).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void mark(String mark) throws IOException {
    Path file = Files.createTempFile(root, MARK, "");
    Files.writeString(file, mark);
    Durable.file(file);
    Files.move(file, root.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
    Durable.directory(root);
  }

  @Override
  public String toString() {
    return root.toAbsolutePath().toString();
  }

  private void listDirectory(Path directory, Consumer<StoredChunk> each) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String location = directory.getFileName() + "/" + file.getFileName();
        if (LOCATION.matcher(location).matches()) {
          describe(location, file).ifPresent(each);
        }
      }
    }
  }

  private static Optional<StoredChunk> describe(String location, Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new StoredChunk(location, is.size(), is.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException deletedMeanwhile) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String link(StagedChunk chunk) throws IOException {
    // A file that waited long in staging must not look old to the sweeper.
    Files.setLastModifiedTime(chunk.file(), FileTime.from(clock.instant()));
    String location =
        "%s/%s.%016x"
            .formatted(
                chunk.sha256().substring(0, 2),
                chunk.sha256(),
                ThreadLocalRandom.current().nextLong());
    linkOrCopy(chunk.file(), path(location));
    return location;
  }

  private static void linkOrCopy(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
      copy(from, to);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      Durable.file(to);
    } catch (IOException e) {
      Files.deleteIfExists(to);
      throw e;
    }
  }

  private void sync(List<StagedChunk> chunks, List<String> locations) throws IOException {
    for (StagedChunk chunk : chunks) {
      chunk.sync();
    }
    Set<Path> directories = new LinkedHashSet<>();
    locations.forEach(location -> directories.add(path(location).getParent()));
    for (Path directory : directories) {
      Durable.directory(directory);
    }
  }

  /** Refuses anything that is not a location, so that no row can lead out of the directory. */
  private Path path(String location) {
    if (!LOCATION.matcher(location).matches()) {
      throw new IllegalArgumentException("not a chunk location: " + location);
    }
    return root.resolve(location);
  }
}
