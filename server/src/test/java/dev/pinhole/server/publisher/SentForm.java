package dev.pinhole.server.publisher;

import java.nio.charset.StandardCharsets;

/**
 * A form with one file that was sent, read the strict way.
 *
 * @param head of the part that is the file
 * @param type of the file
 */
@SuppressWarnings("ArrayRecordComponent") // compared with none
record SentForm(String head, String type, byte[] file) {

  static SentForm read(String contentType, byte[] body) {
    String boundary = "--" + contentType.substring(contentType.indexOf("boundary=") + 9);
    // one byte, one character
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("name=\"image\"");
    int content = text.indexOf("\r\n\r\n", start) + 4;
    int end = text.indexOf("\r\n" + boundary, content);
    if (!text.startsWith(boundary) || start < 0 || end < 0) {
      throw new IllegalArgumentException("no form with an image");
    }
    String head = text.substring(start, content);
    String type = head.substring(head.indexOf("Content-Type: ") + 14).strip();
    return new SentForm(
        head, type, text.substring(content, end).getBytes(StandardCharsets.ISO_8859_1));
  }
}
