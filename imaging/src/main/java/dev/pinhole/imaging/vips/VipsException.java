package dev.pinhole.imaging.vips;

import java.util.regex.Pattern;

/// libvips refused or failed. The message is its own, cleaned: one line, printable, no paths.
public final class VipsException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 200;
  private static final Pattern WRITING = Pattern.compile("write error|unable to open for write");

  private final boolean ofWriting;

  VipsException(String operation, String nativeText) {
    super(operation + ": " + clean(nativeText));
    ofWriting = WRITING.matcher(nativeText).find();
  }

  /// Whether the target file is at fault (no space, no right), not the picture.
  public boolean isOfWriting() {
    return ofWriting;
  }

  /// Native messages quote the input, which is hostile, and may name files, which is nobody's
  /// business.
  static String clean(String text) {
    String line =
        text.strip()
            .replaceAll("(?<![\\w.])[/~\\\\][^\\s:,;'\"]*", "(path)")
            .replaceAll("\\s*\\R\\s*", "; ")
            .replaceAll("[^\\x20-\\x7e]", "?");
    if (line.isEmpty()) {
      return "failed without saying why";
    }
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
