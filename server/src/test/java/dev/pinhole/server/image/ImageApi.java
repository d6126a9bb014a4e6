package dev.pinhole.server.image;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.http.HttpRequest.BodyPublishers;

/** The library's requests, in somebody's name. */
public record ImageApi(TestApi api) {

  public Answer upload(Form form) {
    return api.send(form.in(api.request("/api/v1/images")));
  }

  public Answer raw(String query, byte[] content) {
    return api.send(
        api.request("/api/v1/images" + query)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(content)));
  }

  /** The key of a new image. */
  public String add(String query, byte[] content) {
    return key(raw(query, content).expect(201));
  }

  public Answer get(String key) {
    return api.get("/api/v1/images/" + key);
  }

  public Answer list(String query) {
    return api.get("/api/v1/images" + query);
  }

  public static String key(Answer answer) {
    return answer.json().at("/results/0/image/key").asString();
  }
}
