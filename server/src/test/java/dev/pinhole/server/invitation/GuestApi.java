package dev.pinhole.server.invitation;

import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A guest with a credential. */
public record GuestApi(TestApi api, String credential) {
  static final String UPLOADS = "/api/v1/guest/uploads";

  HttpRequest.Builder request(String path) {
    return api.request(path).header("Authorization", "Guest " + credential);
  }

  Answer get(String path) {
    return api.send(request(path).GET());
  }

  Answer post(String path, Object json) {
    return api.post(path, json, Map.of("Authorization", "Guest " + credential));
  }

  Answer delete(String path) {
    return api.send(request(path).DELETE());
  }

  Answer announce(String name, byte[] content, String type) {
    return post(UPLOADS, Map.of("name", name, "bytes", content.length, "type", type));
  }

  /** As the answer to an announcement says. */
  Answer put(UploadView view, byte[] content) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(Objects.requireNonNull(view.url())));
    new HashMap<>(Objects.requireNonNull(view.headers())).forEach(request::header);
    return api.send(request.PUT(BodyPublishers.ofByteArray(content)));
  }

  Answer complete(UploadView view) {
    return post(UPLOADS + "/" + view.id() + "/complete", Map.of());
  }

  /** Announced and sent. */
  UploadView sent(String name, byte[] content, String type) {
    UploadView view = announce(name, content, type).expect(201).as(UploadView.class);
    put(view, content).expect(200);
    return view;
  }

  /** A PNG, all the way. */
  public Answer upload(String name, byte[] content) {
    return complete(sent(name, content, "image/png"));
  }

  /** Creates a resumable upload. */
  Answer begin(String name, int bytes) {
    return api.send(
        request("/api/v1/guest/tus")
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", Integer.toString(bytes))
            .header(
                "Upload-Metadata", "filename " + base64(name) + ",filetype " + base64("image/png"))
            .POST(BodyPublishers.noBody()));
  }

  /** Sends bytes of a resumable upload. */
  Answer send(String path, int offset, byte[] content) {
    return api.send(
        request(path)
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Offset", Integer.toString(offset))
            .header("Content-Type", "application/offset+octet-stream")
            .method("PATCH", BodyPublishers.ofByteArray(content)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
