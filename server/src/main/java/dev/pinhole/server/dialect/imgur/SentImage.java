package dev.pinhole.server.dialect.imgur;

import dev.pinhole.server.image.ForeignForms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code image}: a file's bytes, the same as base64 text, or the address of one. Which it
 * is shows by its beginning; the field {@code type}, which says it too, may follow behind it.
 */
final class SentImage implements ForeignForms.FileFields {
  private static final int BEGINNING = 64;

  @Override
  public boolean isFile(String name) {
    return name.equals("image");
  }

  /** Null for an address. */
  @Override
  public @Nullable InputStream open(InputStream sent) throws IOException {
    sent.mark(BEGINNING);
    String beginning = new String(sent.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
    sent.reset();
    if (isAddress(beginning)) {
      return null;
    }
    if (beginning.startsWith("data:")) {
      skipTo(sent, ',');
      return new Base64Text(sent);
    }
    return Base64Text.isLike(beginning) ? new Base64Text(sent) : sent;
  }

  static boolean isAddress(String text) {
    String lower = text.stripLeading().toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static void skipTo(InputStream in, char end) throws IOException {
    int next = in.read();
    while (next >= 0 && next != end) {
      next = in.read();
    }
  }
}
