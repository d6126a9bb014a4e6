package dev.pinhole.server.upload.internal.staging;

import dev.pinhole.server.platform.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Files in a local folder, sent to this server itself. {@code whole} has what can be opened: a file
 * for what was sent whole, a folder of its parts for what was joined, so that joining copies
 * nothing. {@code parts} has a folder for each object that is still coming, {@code drafts} what is
 * just being written or deleted.
 */
public final class LocalStaging implements StagingStore {
  /** There is one transfer for each key. */
  private static final String TRANSFER = "local";

  private final Path whole;
  private final Path parts;
  private final Path drafts;
  private final LocalRequests requests;

  public LocalStaging(Path root, LocalRequests requests) throws IOException {
    this.whole = Files.createDirectories(root.resolve("whole"));
    this.parts = Files.createDirectories(root.resolve("parts"));
    this.drafts = Files.createDirectories(root.resolve("drafts"));
    this.requests = requests;
  }

  @Override
  public String origin() {
    return requests.origin();
  }

  @Override
  public SignedRequest put(String key, long length, String contentType, Instant until) {
    return requests.sign(new Delivery(key, length, contentType, null), until);
  }

  @Override
  public SignedRequest putOpen(String key, long most, Instant until) {
    return requests.signOpen(key, most, until);
  }

  @Override
  public String begin(String key, String contentType) throws IOException {
    Files.createDirectories(in(parts, key));
    DraftFile.syncFolder(parts);
    return TRANSFER;
  }

  @Override
  public SignedRequest putPart(
      String key, String transfer, int number, long length, Instant until) {
    return requests.sign(new Delivery(key, length, null, number), until);
  }

  /**
   * Takes in what a signed request brings. Until all of it is on the disk nothing can be seen of
   * it; what came before under the same name is replaced.
   *
   * @return false where the object takes no parts any more
   * @throws CutShortException where the body ends early; nothing of it is kept
   */
  boolean receive(Delivery delivery, InputStream body) throws IOException {
    Path draft = drafts.resolve(Ids.next());
    try {
      DraftFile.write(draft, body, delivery.length());
      return place(draft, delivery);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private boolean place(Path draft, Delivery delivery) throws IOException {
    Integer part = delivery.part();
    Path folder = part == null ? whole : in(parts, delivery.key());
    String name = part == null ? checked(delivery.key()) : part.toString();
    try {
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      DraftFile.syncFolder(folder);
      return true;
    } catch (NoSuchFileException joinedOrGivenUp) {
      return false;
    }
  }

  @Override
  public List<StagedPart> parts(String key, String transfer) throws IOException {
    try {
      return PartFiles.of(in(parts, key)).found();
    } catch (NoSuchFileException over) {
      if (!Files.exists(in(whole, key))) {
        throw over;
      }
      return List.of();
    }
  }

  @Override
  public void join(String key, String transfer) throws IOException {
    try {
      Files.move(in(parts, key), in(whole, key), StandardCopyOption.ATOMIC_MOVE);
      DraftFile.syncFolder(whole);
    } catch (NoSuchFileException e) {
      if (!Files.exists(in(whole, key))) {
        throw e;
      }
    }
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    Path object = in(whole, key);
    try {
      return OptionalLong.of(
          Files.isDirectory(object) ? PartFiles.of(object).size() : Files.size(object));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    Path object = in(whole, key);
    return Files.isDirectory(object) ? PartFiles.of(object).open() : Files.newInputStream(object);
  }

  @Override
  public void delete(String key) throws IOException {
    remove(in(whole, key));
  }

  @Override
  public void abort(String key, String transfer) throws IOException {
    remove(in(parts, key));
  }

  @Override
  public void sweep(Instant before, Predicate<String> awaited) throws IOException {
    sweep(whole, before, awaited);
    sweep(parts, before, awaited);
    sweep(drafts, before, name -> false);
  }

  private void sweep(Path folder, Instant before, Predicate<String> awaited) throws IOException {
    for (Path file : PartFiles.list(folder)) {
      if (isOlder(file, before) && !awaited.test(String.valueOf(file.getFileName()))) {
        remove(file);
      }
    }
  }

  private static boolean isOlder(Path file, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** Out of the way first, in one step: a part that arrives meanwhile has nowhere to go. */
  private void remove(Path object) throws IOException {
    Path away = drafts.resolve(Ids.next());
    try {
      Files.move(object, away, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException gone) {
      return;
    }
    removeNow(away);
  }

  private static void removeNow(Path object) throws IOException {
    try {
      for (Path part : PartFiles.list(object)) {
        Files.deleteIfExists(part);
      }
    } catch (NotDirectoryException aFile) {
      // has no parts
    }
    Files.deleteIfExists(object);
  }

  private static Path in(Path folder, String key) {
    return folder.resolve(checked(key));
  }

  /** No key leads out of the folder. */
  private static String checked(@Nullable String key) {
    if (key == null || !Ids.valid(key)) {
      throw new IllegalArgumentException("not a key: " + key);
    }
    return key;
  }
}
