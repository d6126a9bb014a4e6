package dev.pinhole.server.image;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A multipart/form-data body, also one that no honest client would send. */
public final class Form {
  public static final String BOUNDARY = "----pinhole-test-boundary";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public Form field(String name, String value) {
    return part("form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
  }

  public Form file(@Nullable String name, byte[] content) {
    String fileName = name == null ? "" : "; filename=\"" + name.replace("\"", "%22") + "\"";
    return part("form-data; name=\"file\"" + fileName, content);
  }

  public Form part(String disposition, byte[] content) {
    text("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n");
    bytes.writeBytes(content);
    text("\r\n");
    return this;
  }

  public Form text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public byte[] closed() {
    return text("--" + BOUNDARY + "--\r\n").open();
  }

  /** Without the closing boundary. */
  public byte[] open() {
    return bytes.toByteArray();
  }

  public static String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  /** Puts this form into a request. */
  public HttpRequest.Builder in(HttpRequest.Builder request) {
    return request.header("Content-Type", contentType()).POST(BodyPublishers.ofByteArray(closed()));
  }
}
