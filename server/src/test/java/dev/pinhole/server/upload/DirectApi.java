package dev.pinhole.server.upload;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.platform.Sha256;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Announced uploads, in somebody's name; and the sending, in nobody's. */
public record DirectApi(TestApi api) {
  private static final String PATH = "/api/v1/uploads";

  /** With the length of the content and, unless {@code more} says otherwise, as a PNG. */
  public Answer announce(byte[] content, Map<String, ?> more) {
    Map<String, Object> request = new HashMap<>();
    request.put("name", "a.png");
    request.put("bytes", content.length);
    request.put("type", "image/png");
    request.putAll(more);
    return api.post(PATH, request);
  }

  public JsonNode announced(byte[] content, Map<String, ?> more) {
    return announce(content, more).expect(201).json();
  }

  public JsonNode announced(byte[] content) {
    return announced(content, Map.of());
  }

  /** Announced, and sent whole. */
  public JsonNode sent(byte[] content, Map<String, ?> more) {
    JsonNode upload = announced(content, more);
    send(upload, content).expect(200);
    return upload;
  }

  public JsonNode sent(byte[] content) {
    return sent(content, Map.of());
  }

  /** Sends a file whole, as the upload says. */
  public Answer send(JsonNode upload, byte[] content) {
    return put(upload.path("url").asString(), upload.path("type").asString(), content);
  }

  /** Sends one part, by its number. */
  public Answer sendPart(JsonNode upload, int number, byte[] content) {
    JsonNode part = upload.path("parts").get(number - 1);
    int offset = part.path("offset").asInt();
    byte[] bytes = Arrays.copyOfRange(content, offset, offset + part.path("bytes").asInt());
    return put(part.path("url").asString(), "", bytes);
  }

  /** Without any credential. */
  public Answer put(String url, String type, byte[] content) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(content));
    return api.send(type.isEmpty() ? request : request.header("Content-Type", type));
  }

  public Answer complete(JsonNode upload) {
    return complete(upload, "{}");
  }

  public Answer complete(JsonNode upload, Object claims) {
    return api.post(path(upload) + "/complete", claims);
  }

  public Answer find(JsonNode upload) {
    return api.get(path(upload));
  }

  public Answer cancel(JsonNode upload) {
    return api.delete(path(upload));
  }

  public JsonNode pending() {
    return api.get(PATH).expect(200).json();
  }

  /** Announced, sent, completed; the key of the image. */
  public String add(byte[] content) {
    return key(complete(sent(content)).expect(201));
  }

  public static String key(Answer completed) {
    return completed.json().at("/image/key").asString();
  }

  public static String sha256(byte[] content) {
    return Sha256.hex(content);
  }

  private static String path(JsonNode upload) {
    return PATH + "/" + upload.path("id").asString();
  }
}
