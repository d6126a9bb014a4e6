package dev.pinhole.server.dialect.hastyimages;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A program that was written for HastyImages. */
record HastyClient(TestApi api) {

  Answer invite(String email) {
    return api.post("/invitation/", Map.of("email", email));
  }

  /** The token of a fresh invitation. */
  String token(String email) {
    return invite(email).expect(200).json().path("token").asString();
  }

  Answer policy(String token, Object body) {
    return api.withToken(null).post("/api/files/policy?access_token=" + token, body);
  }

  JsonNode announced(String token, String filename) {
    return policy(token, Map.of("filename", filename)).expect(200).json();
  }

  Answer send(JsonNode policy, String type, byte[] content) {
    return api.send(
        HttpRequest.newBuilder(URI.create(policy.path("url").asString()))
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(content)));
  }

  Answer complete(String token, long file) {
    return api.withToken(null).post("/api/files/complete?access_token=" + token, completion(file));
  }

  /** As the document has it. */
  static String completion(long file) {
    return """
    {
      "uploaded": true,
      "fileSize": 4278,
      "file": %d,
      "fileType": "image/jpeg",
      "metadata": "{}"
    }
    """
        .formatted(file);
  }

  /** The whole way of one file; gives its number. */
  long upload(String token, String filename, byte[] content) {
    JsonNode policy = announced(token, filename);
    send(policy, "image/jpeg", content).expect(200);
    long file = policy.path("file_id").asLong();
    complete(token, file).expect(200);
    return file;
  }

  List<JsonNode> images(String token) {
    Answer answer = api.withToken(null).get("/api/images/?access_token=" + token).expect(200);
    return List.copyOf(answer.json().values());
  }
}
