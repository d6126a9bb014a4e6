package dev.pinhole.server.delivery;

import dev.pinhole.server.TestApi;
import java.net.http.HttpRequest.BodyPublishers;

/** An image that a test has put into the server. */
public final class Uploaded {

  private final String key;
  private final byte[] bytes;

  private Uploaded(String key, byte[] bytes) {
    this.key = key;
    this.bytes = bytes;
  }

  /**
   * Uploads it as a raw body.
   *
   * @param query fields of the upload
   */
  public static Uploaded by(TestApi owner, byte[] bytes, String query) {
    TestApi.Answer answer =
        owner.send(
            owner
                .request("/api/v1/images?" + query)
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(bytes)));
    return new Uploaded(answer.json().at("/results/0/image/key").asString(), bytes);
  }

  public String key() {
    return key;
  }

  public String path() {
    return "/i/" + key;
  }

  byte[] bytes() {
    return bytes;
  }
}
