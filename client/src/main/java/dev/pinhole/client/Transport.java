package dev.pinhole.client;

import dev.pinhole.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// HTTP and JSON: sends, and turns what is no success into an exception.
final class Transport {

  private static final Duration ANSWER = Duration.ofMinutes(2);

  /// Of a body that may be large, over a line that may be slow.
  private static final Duration SENDING = Duration.ofHours(1);

  private static final String JSON_TYPE = "application/json";

  /// A newer server may say more than this client knows.
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI server;
  private final @Nullable String token;

  Transport(URI server, @Nullable String token) {
    this.server = server;
    this.token = token;
  }

  <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
    return read(request(path).GET(), of(type));
  }

  <T> T get(String path, TypeReference<T> type) throws IOException, InterruptedException {
    return read(request(path).GET(), type);
  }

  <T> T post(String path, Object body, Class<T> type) throws IOException, InterruptedException {
    return read(json("POST", path, body), of(type));
  }

  <T> T patch(String path, Object body, Class<T> type) throws IOException, InterruptedException {
    return read(json("PATCH", path, body), of(type));
  }

  <T> T post(String path, String contentType, BodyPublisher body, Class<T> type)
      throws IOException, InterruptedException {
    return read(request(path).header("Content-Type", contentType).POST(body), of(type));
  }

  /// To an address that carries its own right; the token stays here.
  void put(String url, Map<String, String> headers, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(url)).timeout(SENDING).PUT(body);
    headers.forEach(request::header);
    try (InputStream answer = send(request)) {
      answer.transferTo(OutputStream.nullOutputStream());
    }
  }

  void delete(String path) throws IOException, InterruptedException {
    try (InputStream body = send(request(path).DELETE())) {
      body.transferTo(OutputStream.nullOutputStream());
    }
  }

  /// The body as it comes; the caller closes it.
  InputStream open(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private static <T> TypeReference<T> of(Class<T> type) {
    return new TypeReference<>() {
      @Override
      public Type getType() {
        return type;
      }
    };
  }

  private HttpRequest.Builder json(String method, String path, Object body) {
    return request(path)
        .header("Content-Type", JSON_TYPE)
        .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private <T> T read(HttpRequest.Builder request, TypeReference<T> type)
      throws IOException, InterruptedException {
    try (InputStream body = send(request)) {
      return JSON.readValue(body, type);
    } catch (JacksonException e) {
      throw new IOException("The server's answer is not what this client understands", e);
    }
  }

  private InputStream send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      throw new PinholeException(problem(response.statusCode(), body));
    }
  }

  /// A proxy in between answers with whatever it likes; then the status has to do.
  private static Problem problem(int status, InputStream body) throws IOException {
    byte[] answer = body.readNBytes(1 << 20);
    try {
      return JSON.readValue(answer, Problem.class);
    } catch (JacksonException e) {
      return new Problem("", status, "unknown", "The server answered " + status, Map.of());
    }
  }
}
