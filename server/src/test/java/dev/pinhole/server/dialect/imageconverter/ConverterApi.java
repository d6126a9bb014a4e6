package dev.pinhole.server.dialect.imageconverter;

import static org.awaitility.Awaitility.await;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.Form;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A program that was written for this dialect. */
record ConverterApi(TestApi server, @Nullable String token) {

  /** Somebody with the password of all tests. */
  static ConverterApi of(TestApi server, String username) {
    server.asUser(username);
    String token =
        login(server, username, TestApi.PASSWORD).expect(200).json().path("token").asString();
    return new ConverterApi(server.withToken(null), token);
  }

  static Answer login(TestApi server, String username, String password) {
    String form = "username=" + encoded(username) + "&password=" + encoded(password);
    return server
        .withToken(null)
        .send(
            server
                .withToken(null)
                .request("/api_token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Answer create(Form form) {
    return server.send(form.in(request("/api/images/create")));
  }

  /** Files with field names of their own, as {@code name, bytes, name, bytes, …}. */
  static Form form(Object... files) {
    Form form = new Form();
    for (int i = 0; i < files.length; i += 2) {
      form.part(
          "form-data; name=\"image_%d\"; filename=\"%s\"".formatted(i, files[i]),
          (byte[]) files[i + 1]);
    }
    return form;
  }

  /** The id of one new image. */
  String add(String name, byte[] content) {
    return ids(create(form(name, content)).expect(201)).getFirst();
  }

  static List<String> ids(Answer created) {
    return List.copyOf(created.json().propertyNames());
  }

  JsonNode list() {
    return get("/api/images/list").expect(200).json();
  }

  Answer image(String id, String query) {
    return get("/api/images/get/" + id + query);
  }

  /** Asked again until it has been generated. */
  Answer converted(String id, String query) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> image(id, query), answer -> answer.status() != 404);
  }

  Answer get(String path) {
    return server.send(request(path).GET());
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = server.request(path);
    return token == null ? request : request.header("Authorization", "Token " + token);
  }
}
