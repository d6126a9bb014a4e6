package dev.pinhole.server.image;

import dev.pinhole.server.platform.ConstantTime;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.KeyedHash;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RateLimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets whoever holds an image's deletion key delete it, without being anybody. The key follows from
 * the image's own and a key file; it is kept nowhere and ends with the image.
 */
@Component
public class DeletionKeys {
  private static final int BYTES = 16;
  private static final int LENGTH = Ids.LENGTH + 2 * BYTES;

  private final List<KeyedHash> keys;
  private final Library library;
  private final RateLimiter wrong;

  DeletionKeys(
      @Value("${pinhole.keys}") Path directory,
      Library library,
      ImageProperties properties,
      Clock clock)
      throws IOException {
    this.keys =
        KeyFile.readAll(KeyPurpose.DELETIONS.in(directory)).stream().map(KeyedHash::new).toList();
    this.library = library;
    this.wrong =
        new RateLimiter(
            "deletion-keys",
            properties.wrongDeletionKeysPerAddress(),
            properties.wrongAccessKeyWindow(),
            clock);
  }

  /**
   * Letters and digits, {@value #LENGTH} of them, the first {@value Ids#LENGTH} the image's key.
   */
  public String of(Image image) {
    return of(keys.getFirst(), image.key());
  }

  /**
   * Deletes the image of this key. A wrong key and one whose image is gone look the same.
   *
   * @param address whose wrong keys are counted
   * @throws ProblemException not found, or too many attempts
   */
  public void delete(String deletionKey, String address) {
    wrong.take(address);
    if (!isOurs(deletionKey)) {
      throw ProblemException.notFound();
    }
    library.delete(deletionKey.substring(0, Ids.LENGTH));
    wrong.giveBack(address);
  }

  private boolean isOurs(String deletionKey) {
    return deletionKey.length() == LENGTH
        && keys.stream()
            .map(key -> of(key, deletionKey.substring(0, Ids.LENGTH)))
            .anyMatch(right -> ConstantTime.same(right, deletionKey));
  }

  private static String of(KeyedHash key, String imageKey) {
    return imageKey + HexFormat.of().formatHex(key.of("delete " + imageKey), 0, BYTES);
  }
}
