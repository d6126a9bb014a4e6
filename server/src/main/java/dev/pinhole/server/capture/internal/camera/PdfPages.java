package dev.pinhole.server.capture.internal.camera;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the pages of a PDF that Chromium wrote: from its end by the cross-reference table to the
 * catalogue, and from there to the root of the page tree, as ISO 32000 7.5 has it. Text of the page
 * that looks like PDF, in its title for example, is never looked at. Chromium writes neither
 * compressed objects nor updates.
 */
final class PdfPages {
  private static final int TAIL = 1024;
  private static final int OBJECT = 4096;
  private static final int ENTRY = 20;

  private static final Pattern START = Pattern.compile("startxref\\s+(\\d+)\\s+%%EOF\\s*$");
  private static final Pattern SECTION = Pattern.compile("^xref\\s+0 (\\d+)\\s");
  private static final Pattern ROOT = Pattern.compile("/Root (\\d+) 0 R");
  private static final Pattern PAGES =
      Pattern.compile("^\\d+ 0 obj\\s*<</Type /Catalog\\s*/Pages (\\d+) 0 R");
  private static final Pattern COUNT =
      Pattern.compile("^\\d+ 0 obj\\s*<</Type /Pages\\s*/Count (\\d+)\\s");

  private final RandomAccessFile file;
  private long table;

  private PdfPages(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * @throws IOException also where the file is not such a PDF
   */
  static int count(Path pdf) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(pdf.toFile(), "r")) {
      return new PdfPages(file).count();
    }
  }

  private int count() throws IOException {
    long tail = Math.max(0, file.length() - TAIL);
    table = number(START, text(tail, TAIL));
    Matcher section = find(SECTION, text(table, 64));
    long entries = Long.parseLong(section.group(1));
    int root = (int) number(ROOT, text(table + section.end() + entries * ENTRY, TAIL));
    int pages = (int) number(PAGES, object(root, section.end()));
    return (int) number(COUNT, object(pages, section.end()));
  }

  private String object(int number, int head) throws IOException {
    String entry = text(table + head + (long) number * ENTRY, 10);
    if (!entry.matches("\\d{10}")) {
      throw new IOException("the PDF's cross-reference table has no object " + number);
    }
    return text(Long.parseLong(entry), OBJECT);
  }

  private static long number(Pattern pattern, String text) throws IOException {
    return Long.parseLong(find(pattern, text).group(1));
  }

  private static Matcher find(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("the PDF is not built as Chromium builds them: no " + pattern);
    }
    return found;
  }

  private String text(long at, int length) throws IOException {
    if (at < 0 || at > file.length()) {
      throw new IOException("the PDF points outside of itself");
    }
    byte[] bytes = new byte[(int) Math.min(length, file.length() - at)];
    file.seek(at);
    file.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
