package dev.pinhole.server.dialect.imgur;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.TestImages;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Does with the file what ShareX does. */
@PinholeTest
class ShareXIT {
  private static final String SHAREX = "/api/v1/sharex";
  private static final Pattern EXPRESSION = Pattern.compile("\\{json:([a-z.]+)}");

  @Autowired TestApi server;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void setsShareXUpToSendShowAndDelete() {
    Answer file = server.asUser("sharex-anna").post(SHAREX, Map.of()).expect(200);
    assertThat(file.header("Content-Disposition")).contains("attachment", "pinhole.sxcu");
    assertThat(file.header("Cache-Control")).contains("no-store");
    JsonNode uploader = file.json();
    assertThat(uploader.path("Version").asString()).matches("1[4-9]\\.\\d+\\.\\d+");
    assertThat(uploader.path("DestinationType").asString()).isEqualTo("ImageUploader");
    assertThat(uploader.path("Name").asString()).contains("Pinhole");

    Answer sent = send(uploader, TestImages.png(4201)).expect(200);
    TestApi anybody = server.withToken(null);
    Answer shown = anybody.get(followed(uploader, "URL", sent)).expect(200);
    assertThat(shown.header("Content-Type")).isEqualTo("image/png");
    anybody.get(followed(uploader, "ThumbnailURL", sent)).expect(200);
    String deletion = followed(uploader, "DeletionURL", sent);
    Answer page = anybody.get(deletion).expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    anybody.get(followed(uploader, "URL", sent)).expect(200);
    anybody.delete(deletion.replace("/delete/", "/3/image/")).expect(200);
    anybody.get(followed(uploader, "URL", sent)).expect(404);
  }

  @Test
  void showsTheServersReason() {
    JsonNode uploader = server.asUser("sharex-bert").post(SHAREX, Map.of()).expect(200).json();
    Answer refused = send(uploader, "no image".getBytes(StandardCharsets.UTF_8)).expect(415);
    assertThat(filled(uploader.path("ErrorMessage").asString(), refused.json())).isNotBlank();
  }

  @Test
  void makesATokenThatItsOwnerSeesAndThatMayOnlyWrite() {
    TestApi owner = server.asUser("sharex-carl");
    JsonNode uploader = owner.post(SHAREX, Map.of()).expect(200).json();
    JsonNode tokens = owner.get("/api/v1/tokens").expect(200).json();
    assertThat(tokens).hasSize(1);
    assertThat(tokens.get(0).path("name").asString()).isEqualTo("ShareX");
    assertThat(tokens.get(0).path("scopes")).hasSize(1);
    assertThat(tokens.get(0).at("/scopes/0").asString()).isEqualTo("images:write");
    owner.delete("/api/v1/tokens/" + tokens.get(0).path("id").asString()).expect(204);
    assertThat(send(uploader, TestImages.png(4202)).status()).isEqualTo(401);
  }

  @Test
  void wantsAPersonThatIsThere() {
    TestApi owner = server.asUser("sharex-dora");
    clock.advance(Duration.ofMinutes(11));
    assertThat(owner.post(SHAREX, Map.of()).expect(403).code()).isEqualTo("proof-required");
    clock.reset();
    Map<String, Object> wanted = Map.of("name", "t", "scopes", List.of("images:write"));
    String token = owner.post("/api/v1/tokens", wanted).expect(201).json().path("token").asString();
    server.withToken(token).post(SHAREX, Map.of()).expect(403);
    server.withToken(null).post(SHAREX, Map.of()).expect(401);
  }

  private Answer send(JsonNode uploader, byte[] content) {
    assertThat(uploader.path("Body").asString()).isEqualTo("MultipartFormData");
    String field = uploader.path("FileFormName").asString();
    Form form =
        new Form().part("form-data; name=\"" + field + "\"; filename=\"Screenshot.png\"", content);
    URI target = URI.create(uploader.path("RequestURL").asString());
    HttpRequest.Builder request = HttpRequest.newBuilder(target);
    uploader
        .path("Headers")
        .properties()
        .forEach(header -> request.header(header.getKey(), header.getValue().asString()));
    request
        .header("Content-Type", Form.contentType())
        .method(
            uploader.path("RequestMethod").asString(),
            HttpRequest.BodyPublishers.ofByteArray(form.closed()));
    return server.send(request);
  }

  /** The path and query of the address that ShareX makes of the answer. */
  private String followed(JsonNode uploader, String expression, Answer sent) {
    URI address = URI.create(filled(uploader.path(expression).asString(), sent.json()));
    assertThat(address.getPort()).isEqualTo(server.port());
    return address.getRawQuery() == null
        ? address.getPath()
        : address.getPath() + "?" + address.getRawQuery();
  }

  private static String filled(String text, JsonNode answer) {
    Matcher expressions = EXPRESSION.matcher(text);
    return expressions.replaceAll(found ->
        Matcher.quoteReplacement(answer.at("/" + found.group(1).replace('.', '/')).asString()));
  }
}
