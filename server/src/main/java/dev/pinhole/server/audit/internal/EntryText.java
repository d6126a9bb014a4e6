package dev.pinhole.server.audit.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts of entries: bounded, in one line, and showing all that they are. */
public final class EntryText {
  static final int LONGEST = 300;
  private static final int MOST_DETAILS = 20;

  /**
   * Control characters, line and paragraph separators, halves of surrogate pairs, and what turns
   * the direction of the text around it or is not seen.
   */
  private static final Pattern UNWANTED =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u200B\\u200E\\u200F\\u202A-\\u202E"
              + "\\u2060\\u2066-\\u2069\\uFEFF]");

  private EntryText() {}

  public static String clean(String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return UNWANTED.matcher(bounded).replaceAll("");
  }

  public static Map<String, String> of(Map<String, String> details) {
    Map<String, String> clean = new LinkedHashMap<>();
    details.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_DETAILS)
        .forEach(detail -> clean.put(clean(detail.getKey()), clean(detail.getValue())));
    return clean;
  }
}
