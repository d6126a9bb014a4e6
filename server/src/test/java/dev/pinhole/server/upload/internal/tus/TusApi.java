package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The steps of tus 1.0, in somebody's name. */
record TusApi(TestApi api) {
  static final String PATH = "/api/v1/tus";
  static final String BYTES = "application/offset+octet-stream";

  HttpRequest.Builder request(String path) {
    return api.request(path).header("Tus-Resumable", "1.0.0");
  }

  /** Key and value in turn. */
  static String metadata(String... pairs) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      byte[] value = pairs[i + 1].getBytes(StandardCharsets.UTF_8);
      text.append(text.isEmpty() ? "" : ",")
          .append(pairs[i])
          .append(' ')
          .append(Base64.getEncoder().encodeToString(value));
    }
    return text.toString();
  }

  Answer create(long length, String... metadata) {
    return api.send(
        request(PATH)
            .header("Upload-Length", Long.toString(length))
            .header("Upload-Metadata", metadata(metadata))
            .POST(BodyPublishers.noBody()));
  }

  /** Where the new upload lies. */
  String created(long length, String... metadata) {
    return create(length, metadata).expect(201).header("Location");
  }

  Answer head(String upload) {
    return api.send(request(upload).method("HEAD", BodyPublishers.noBody()));
  }

  HttpRequest.Builder patch(String upload, long offset, byte[] bytes) {
    return request(upload)
        .header("Upload-Offset", Long.toString(offset))
        .header("Content-Type", BYTES)
        .method("PATCH", BodyPublishers.ofByteArray(bytes));
  }

  Answer append(String upload, long offset, byte[] bytes) {
    return api.send(patch(upload, offset, bytes));
  }

  Answer delete(String upload) {
    return api.send(request(upload).DELETE());
  }

  static byte[] part(byte[] whole, int from, int to) {
    return Arrays.copyOfRange(whole, from, to);
  }
}
