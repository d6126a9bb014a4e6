package dev.pinhole.server.publisher.internal;

import dev.pinhole.server.platform.Ids;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The multipart/form-data body of an upload (RFC 7578). The file's name says nothing: the image's
 * own may say whose it is.
 */
@SuppressWarnings("ArrayRecordComponent") // compared with none
record UploadForm(String boundary, byte[] bytes) {

  static UploadForm of(Picture picture) {
    String boundary = "pinhole-" + Ids.next();
    ByteArrayOutputStream out = new ByteArrayOutputStream(picture.bytes().length + 512);
    text(out, start(boundary, "type") + "\r\n\r\nfile\r\n");
    text(
        out,
        start(boundary, "image")
            + "; filename=\"image.%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(picture.format().extension(), picture.format().mediaType()));
    out.writeBytes(picture.bytes());
    text(out, "\r\n--" + boundary + "--\r\n");
    return new UploadForm(boundary, out.toByteArray());
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  private static String start(String boundary, String field) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"";
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
