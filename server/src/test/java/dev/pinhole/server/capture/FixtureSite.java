package dev.pinhole.server.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web site of named pages on 127.0.0.1, over HTTP and over HTTPS with a certificate that nobody
 * trusts. What has no page answers 404. Pages may be added at any time.
 */
public final class FixtureSite implements AutoCloseable {
  static {
    // Otherwise an answer in two writes waits for the other side's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer http;
  private final HttpsServer https;

  private FixtureSite() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    http = start(HttpServer.create(anyPort, 0));
    HttpsServer secured = HttpsServer.create(anyPort, 0);
    secured.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context()));
    https = start(secured);
  }

  /** What is sent back. The exchange is closed afterwards. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /**
   * What came in.
   *
   * @param target path and query
   * @param headers first values, names in lower case
   */
  public record Request(String method, String target, Map<String, String> headers) {

    public String path() {
      return target.replaceFirst("\\?.*", "");
    }
  }

  public static FixtureSite open() {
    try {
      return new FixtureSite();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An HTML document as it is given. */
  public FixtureSite page(String path, String html) {
    return file(path, "text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  public FixtureSite file(String path, String contentType, byte[] content) {
    return handle(path, exchange -> send(exchange, 200, contentType, content));
  }

  /** An HTML document with a status of its own. */
  public FixtureSite status(String path, int status, String html) {
    return handle(
        path, exchange -> send(exchange, status, "text/html; charset=utf-8", html.getBytes(UTF_8)));
  }

  public FixtureSite redirect(String path, String location) {
    return handle(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  /** Anything else: the answer has the exchange to itself, on a thread of its own. */
  public FixtureSite handle(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /** Sends a whole answer; for use in {@link #handle}. */
  public static void send(HttpExchange exchange, int status, String contentType, byte[] content)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  public String secureUrl(String path) {
    return "https://127.0.0.1:" + securePort() + path;
  }

  public int port() {
    return http.getAddress().getPort();
  }

  public int securePort() {
    return https.getAddress().getPort();
  }

  /** All requests so far, oldest first. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  @Override
  public void close() {
    http.stop(0);
    https.stop(0);
    threads.shutdownNow();
  }

  private <S extends HttpServer> S start(S server) {
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = request(exchange);
      requests.add(request);
      answers.getOrDefault(request.path(), FixtureSite::notFound).to(exchange);
    }
  }

  private static Request request(HttpExchange exchange) {
    Map<String, String> headers = new ConcurrentHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Request(
        exchange.getRequestMethod(), exchange.getRequestURI().toString(), Map.copyOf(headers));
  }

  private static void notFound(HttpExchange exchange) throws IOException {
    send(exchange, 404, "text/plain", "no such page".getBytes(UTF_8));
  }
}
