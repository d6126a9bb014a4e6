package dev.pinhole.server.dialect.captureindonk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** A program written for captureindonk: knows its document, and nothing of Pinhole. */
record DonkClient(TestApi api) {

  DonkClient(TestApi api) {
    this.api = api.withToken(null);
  }

  /** With fields as a form, in pairs. */
  Answer post(String path, String... pairs) {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(pairs))));
  }

  /** With parameters, in pairs. */
  Answer get(String path, String... pairs) {
    return api.get(path + "?" + form(pairs));
  }

  /** The token of somebody who is registered. */
  String token(String name) {
    JsonNode data =
        data(post("/apis/auth", "username", name, "password", TestApi.PASSWORD).expect(200));
    return data.path("token_key").asString();
  }

  /** The key of a picture that is to be taken. */
  String capture(String token, String url) {
    JsonNode data = data(post("/apis/capture", "token", token, "url", url).expect(200));
    return data.path("img_key").asString();
  }

  JsonNode image(String token, String key) {
    return data(get("/apis/get_image", "token", token, "img_key", key).expect(200));
  }

  /** What is at an {@code aws_path}, for who has no credential. */
  Answer open(String link) {
    assertThat(link).startsWith(api.uri("/i/").toString());
    URI address = URI.create(link);
    return api.get(address.getRawPath() + "?" + address.getRawQuery());
  }

  static JsonNode data(Answer answer) {
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    JsonNode envelope = answer.json();
    assertThat(envelope.propertyNames())
        .containsExactlyInAnyOrder("data", "messages", "response_code");
    assertThat(envelope.path("response_code").asInt()).isEqualTo(answer.status());
    return envelope.path("data");
  }

  static String messages(Answer answer) {
    return answer.json().path("messages").asString();
  }

  /** Refused with this status, in the envelope and with nothing in it; the message. */
  static String refused(Answer answer, int status) {
    assertThat(data(answer.expect(status)).isEmpty()).isTrue();
    assertThat(messages(answer)).isNotBlank();
    return messages(answer);
  }

  private static String form(String... pairs) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      form.append(i == 0 ? "" : "&").append(encoded(pairs[i])).append('=');
      form.append(encoded(pairs[i + 1]));
    }
    return form.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
