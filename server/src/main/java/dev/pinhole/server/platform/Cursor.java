package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a part of a list ended: the last row's position in the list's order (a time, mostly) and
 * its id, which breaks ties. The next part is {@code WHERE (position, id) < (:position, :id)}, so a
 * row that is added or removed meanwhile moves nothing. Opaque to callers. It is not a secret and
 * gives no right; the checksum only catches what was mistyped or cut off.
 */
public record Cursor(long position, long id) {
  private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

  /** As it is given to callers. */
  public String encode() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES).putLong(position).putLong(id).putInt(checksum()).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads what a caller sends back.
   *
   * @return null for null, which is the start of the list
   */
  public static @Nullable Cursor decode(@Nullable String text) {
    if (text == null) {
      return null;
    }
    ByteBuffer bytes = bytes(text);
    if (bytes.remaining() != BYTES) {
      throw invalid();
    }
    Cursor cursor = new Cursor(bytes.getLong(), bytes.getLong());
    if (bytes.getInt() != cursor.checksum()) {
      throw invalid();
    }
    return cursor;
  }

  private static ByteBuffer bytes(String text) {
    try {
      return ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private int checksum() {
    CRC32 crc = new CRC32();
    crc.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(position).putLong(id).flip());
    return (int) crc.getValue();
  }

  /** The answer to whoever sends what was never given. */
  public static ProblemException invalid() {
    return new ProblemException(
            ProblemCode.INVALID_PARAMETER,
            "cursor is not one that this server gave. Send the value of \"next\" unchanged, or none"
                + " to start from the beginning.")
        .with("parameter", "cursor");
  }
}
