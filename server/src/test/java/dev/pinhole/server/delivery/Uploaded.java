package dev.pinhole.server.delivery;

import dev.pinhole.server.TestApi;
import java.net.http.HttpRequest.BodyPublishers;

/** An image that a test has put into the server. */
public record Uploaded(String key, byte[] bytes) {

  public static Uploaded by(TestApi owner, byte[] bytes, String query) {
    TestApi.Answer answer =
        owner
            .send(
                owner
                    .request("/api/v1/images?" + query)
                    .header("Content-Type", "image/jpeg")
                    .POST(BodyPublishers.ofByteArray(bytes)))
            .expect(201);
    return new Uploaded(answer.json().at("/results/0/image/key").asString(), bytes);
  }

  public String path() {
    return "/i/" + key;
  }
}
