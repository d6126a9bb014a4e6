package dev.pinhole.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server as `bin/serve` starts it, on a free port with its own data.
final class RunningServer implements AutoCloseable {

  private static final String PASSWORD = "bench-password-only-here";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Program program;
  private final URI base;
  private final Duration startTime;
  private String token = "";

  private RunningServer(Program program, URI base, Duration startTime) {
    this.program = program;
    this.base = base;
    this.startTime = startTime;
  }

  /// Returns when the server has answered its first request.
  static RunningServer start(Path scratch, List<String> jvmOptions, List<String> settings)
      throws IOException, InterruptedException {
    Path app = Path.of(System.getProperty("pinhole.app"));
    int port = Program.freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("pinhole.jvm").split(" ")));
    command.addAll(jvmOptions);
    command.add("-Dpinhole.admin.password=" + PASSWORD);
    command.addAll(List.of("-jar", app.resolve("pinhole-server.jar").toString()));
    command.add("--server.port=" + port);
    command.add("--pinhole.data=" + scratch.resolve("data"));
    command.addAll(settings);
    long begin = System.nanoTime();
    Program program = Program.start(scratch.resolve("server.log"), command);
    URI base = URI.create("http://127.0.0.1:" + port);
    awaitAnswer(program, base.resolve("/actuator/health"), scratch.resolve("server.log"));
    RunningServer server =
        new RunningServer(program, base, Duration.ofNanos(System.nanoTime() - begin));
    server.login();
    return server;
  }

  static void awaitAnswer(Program program, URI address, Path log)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < deadline && program.alive()) {
      try {
        http.send(request, BodyHandlers.discarding());
        return;
      } catch (ConnectException e) {
        Thread.sleep(5); // nothing listens yet
      }
    }
    throw new IOException("no answer from " + address + ":\n" + Files.readString(log));
  }

  private void login() throws IOException, InterruptedException {
    String body = "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/api/v1/login"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    token = field(sendFor2xx(request), "access_token");
  }

  /// Returns when the server has refused this.
  void signInRefused(String name) throws IOException, InterruptedException {
    String body = "{\"username\": \"%s\", \"password\": \"not the password\"}".formatted(name);
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/api/v1/session"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 401) {
      throw new IOException("a wrong password was answered " + status);
    }
  }

  /// Uploads one file as a raw body and returns its key.
  String upload(byte[] image, String visibility) throws IOException, InterruptedException {
    return upload(BodyPublishers.ofByteArray(image), visibility);
  }

  String upload(BodyPublisher body, String visibility) throws IOException, InterruptedException {
    HttpRequest request =
        authorized("/api/v1/images?visibility=" + visibility)
            .header("Content-Type", "image/jpeg")
            .POST(body)
            .build();
    return field(sendFor2xx(request), "key");
  }

  /// An upload that was announced.
  ///
  /// @param url where to send it
  record Announced(String id, URI url) {}

  Announced announce(int bytes) throws IOException, InterruptedException {
    String body = "{\"name\": \"a.jpg\", \"type\": \"image/jpeg\", \"bytes\": %d}".formatted(bytes);
    String view = sendFor2xx(json("/api/v1/uploads", body));
    return new Announced(field(view, "id"), URI.create(field(view, "url")));
  }

  /// As a client does that has nothing but the address.
  void send(Announced upload, byte[] image) throws IOException, InterruptedException {
    sendFor2xx(
        HttpRequest.newBuilder(upload.url())
            .header("Content-Type", "image/jpeg")
            .PUT(BodyPublishers.ofByteArray(image))
            .build());
  }

  void complete(Announced upload) throws IOException, InterruptedException {
    sendFor2xx(json("/api/v1/uploads/" + upload.id() + "/complete", "{}"));
  }

  void cancel(Announced upload) throws IOException, InterruptedException {
    sendFor2xx(authorized("/api/v1/uploads/" + upload.id()).DELETE().build());
  }

  private HttpRequest json(String path, String body) {
    return authorized(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return http.send(authorized(path).build(), BodyHandlers.ofByteArray());
  }

  byte[] getFor2xx(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = get(path);
    if (response.statusCode() / 100 != 2) {
      throw new IOException(path + " answered " + response.statusCode());
    }
    return response.body();
  }

  /// Asks for a capture of each page, then waits until all are done.
  void captureAll(List<String> pages) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (String page : pages) {
      String body =
          "{\"url\": \"%s\", \"viewport_width\": 1280, \"viewport_height\": 800}".formatted(page);
      ids.add(field(sendFor2xx(json("/api/v1/captures", body)), "id"));
    }
    for (String id : ids) {
      awaitDone(id);
    }
  }

  private void awaitDone(String id) throws IOException, InterruptedException {
    while (true) {
      String view = sendFor2xx(authorized("/api/v1/captures/" + id + "?wait=30").build());
      switch (field(view, "state")) {
        case "done" -> {
          return;
        }
        case "failed", "cancelled" -> throw new IOException(view);
        default -> {
          // still on its way
        }
      }
    }
  }

  String token() {
    return token;
  }

  URI address(String path) {
    return base.resolve(path);
  }

  Duration startTime() {
    return startTime;
  }

  Program program() {
    return program;
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private String sendFor2xx(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          request.uri() + " answered " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + name + " in " + json);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    http.close();
    program.close();
  }
}
