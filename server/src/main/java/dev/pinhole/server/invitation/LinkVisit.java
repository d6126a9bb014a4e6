package dev.pinhole.server.invitation;

import dev.pinhole.server.image.Image;
import dev.pinhole.server.platform.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What whoever holds an invitation's link can do. All of them are one guest. */
public interface LinkVisit {

  /** By which they came. */
  UUID token();

  /** Announces a file of which only the name is known. */
  Awaited announce(String name) throws IOException;

  /**
   * Admits what has been sent. Doing it again changes nothing.
   *
   * @param number of the file
   * @param claims what the client says of it; not kept where it is too much
   * @throws ProblemException not found: absent, or of another invitation
   */
  void complete(long number, Map<String, Object> claims) throws IOException;

  /**
   * Sees that a file of this number has been announced.
   *
   * @throws ProblemException not found: absent, or of another invitation
   */
  void require(long number);

  /**
   * All that is on its way or has come, oldest first; of others' files those only that guests of
   * the invitation may see.
   */
  List<LinkFile> files();

  /**
   * A file that may be sent.
   *
   * @param number stays the file's own
   * @param key under which its bytes are awaited
   * @param url takes the bytes, by PUT, without any other right
   */
  record Awaited(long number, String name, String key, String url) {

    @Override
    public String toString() {
      return "Awaited[" + number + "]";
    }
  }

  /**
   * A file of the list.
   *
   * @param id the number of one that was announced here, else the key of the image
   * @param image null before it has come
   * @param updatedAt when it came
   */
  record LinkFile(
      String id, String name, @Nullable Image image, Instant announcedAt, Instant updatedAt) {

    /** The same, having come. */
    public LinkFile with(Image arrived) {
      return new LinkFile(id, name, arrived, announcedAt, updatedAt);
    }
  }
}
