package dev.pinhole.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A `multipart/form-data` body (RFC 7578). Files are read while they are sent.
final class Multipart {

  private final String boundary = "pinhole-" + UUID.randomUUID();
  private final List<BodyPublisher> parts = new ArrayList<>();

  /// The fields of a form, in order; those without a value are left out.
  static final class Form {
    private final List<String[]> fields = new ArrayList<>();

    Form with(String name, @Nullable Object value) {
      if (value != null) {
        fields.add(new String[] {name, value.toString()});
      }
      return this;
    }
  }

  Multipart(Form form) {
    for (String[] field : form.fields) {
      text(head(field[0], "") + "\r\n" + field[1] + "\r\n");
    }
  }

  Multipart file(Path file) throws FileNotFoundException {
    String name = file.getFileName().toString().replaceAll("[\"\\r\\n\\\\]", "_");
    text(
        head("file", "; filename=\"" + name + "\"")
            + "Content-Type: application/octet-stream\r\n\r\n");
    parts.add(BodyPublishers.ofFile(file));
    text("\r\n");
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher body() {
    text("--" + boundary + "--\r\n");
    return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
  }

  private String head(String name, String more) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n"
        .formatted(boundary, name, more);
  }

  private void text(String text) {
    parts.add(BodyPublishers.ofByteArray(text.getBytes(UTF_8)));
  }
}
