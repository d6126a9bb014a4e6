package dev.pinhole.server.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A program on somebody's computer that waits for the browser to come back to it. */
final class Program implements AutoCloseable {
  static final String STATE = "as-sent";
  static final String QUESTION = "Allow Pinhole for desktop and command line?";
  static final String THANKS = "Thank you, you can close this page.";

  private static final String CLIENT = "pinhole-cli";
  private static final String SCOPE = "images:read";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private final TestApi api;
  private final HttpServer server;
  private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

  Program(TestApi api) throws IOException {
    this.api = api.withToken(null);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/callback", this::take);
    server.start();
  }

  /** What a device has been given to show. */
  record Device(String code, String userCode) {}

  /** Where it sends the browser, on our server. */
  String request() {
    return "/oauth2/authorize?"
        + form(
            Map.of(
                "response_type", "code",
                "client_id", CLIENT,
                "redirect_uri", address(),
                "scope", SCOPE,
                "state", STATE,
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
  }

  /** What the browser brought back. */
  Map<String, String> answer() {
    return answer.orTimeout(2, TimeUnit.MINUTES).join();
  }

  /** Gets in with the code that the browser brought. */
  void enter() {
    Map<String, String> shown =
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            answer().get("code"),
            "redirect_uri",
            address(),
            "client_id",
            CLIENT,
            "code_verifier",
            VERIFIER);
    post("/oauth2/token", shown).expect(200);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
  }

  Device device() {
    JsonNode given =
        post("/oauth2/device_authorization", Map.of("client_id", CLIENT, "scope", SCOPE))
            .expect(200)
            .json();
    return new Device(given.path("device_code").asString(), given.path("user_code").asString());
  }

  boolean isConnected(Device device) {
    Map<String, String> asked =
        Map.of("grant_type", DEVICE_GRANT, "device_code", device.code(), "client_id", CLIENT);
    return post("/oauth2/token", asked).status() == 200;
  }

  private Answer post(String path, Map<String, String> form) {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(form))));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer.complete(query(exchange.getRequestURI().getRawQuery()));
      byte[] thanks = THANKS.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, thanks.length);
      exchange.getResponseBody().write(thanks);
    }
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(v -> v.getKey() + "=" + URLEncoder.encode(v.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> query(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
