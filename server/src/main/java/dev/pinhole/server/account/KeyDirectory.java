package dev.pinhole.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Private keys as files {@code {time}-{kid}.jwk} (JSON Web Key, P-256), which only the server's
 * user can read. The last in the order of names is the newest.
 */
record KeyDirectory(Path path) {
  private static final int MAX_KEYS = 100;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  /** Oldest first. */
  List<ECKey> read() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<ECKey> keys = new ArrayList<>();
    for (Path file : files()) {
      keys.add(read(file));
    }
    return List.copyOf(keys);
  }

  /** Durable when this returns. A reader sees the whole key or none. */
  void add(ECKey key, Instant now) {
    try {
      Files.createDirectories(path, only("rwx------"));
      Path target = path.resolve(TIME.format(now) + "-" + key.getKeyID() + ".jwk");
      Path temporary = path.resolve(key.getKeyID() + ".new");
      write(temporary, key.toJSONString());
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      syncDirectory();
    } catch (IOException e) {
      throw new UncheckedIOException("pinhole.keys: cannot add a key to " + path, e);
    }
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(path)) {
      List<Path> files =
          all.filter(file -> file.getFileName().toString().endsWith(".jwk")).sorted().toList();
      return files.subList(Math.max(0, files.size() - MAX_KEYS), files.size());
    } catch (IOException e) {
      throw new UncheckedIOException("pinhole.keys: cannot read " + path, e);
    }
  }

  private static ECKey read(Path file) {
    try {
      ECKey key = ECKey.parse(Files.readString(file));
      if (!key.isPrivate()) {
        throw new IllegalStateException("pinhole.keys: no private key in " + file);
      }
      return key.getKeyID() != null ? key : new ECKey.Builder(key).keyIDFromThumbprint().build();
    } catch (ParseException | JOSEException e) {
      // The exception's words can repeat the key.
      throw new IllegalStateException("pinhole.keys: not an EC JSON Web Key: " + file);
    } catch (IOException e) {
      throw new UncheckedIOException("pinhole.keys: cannot read " + file, e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = FileChannel.open(file, options, only("rw-------"))) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private void syncDirectory() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?> only(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
