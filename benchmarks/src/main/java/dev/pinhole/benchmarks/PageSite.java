package dev.pinhole.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A small web site: each page has a style sheet, a script, six photos and some text, and a number
/// of its own, so that no two are alike.
final class PageSite implements AutoCloseable {

  private static final int PHOTOS = 6;
  private static final String STYLE =
      """
      body { font: 16px/1.5 sans-serif; margin: 0; color: #223; }
      header { background: linear-gradient(90deg, #264, #46a); color: #fff; padding: 24px 48px; }
      main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 24px; padding: 24px 48px; }
      figure { margin: 0; box-shadow: 0 2px 8px #0003; border-radius: 8px; overflow: hidden; }
      figure img { width: 100%; display: block; }
      figcaption { padding: 12px; }
      """;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger pages = new AtomicInteger();
  private final byte[] photo;

  private PageSite(HttpServer server, byte[] photo) {
    this.server = server;
    this.photo = photo;
  }

  static PageSite start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PageSite site = new PageSite(server, Photos.jpeg(480, 360, 0.8f));
    server.setExecutor(site.threads);
    server.createContext("/", site::answer);
    server.start();
    return site;
  }

  /// Addresses of pages that nobody has seen yet.
  List<String> fresh(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "http://%s/page/%d".formatted(authority(), pages.incrementAndGet()))
        .toList();
  }

  /// `address:port`, as the egress guard's settings take it.
  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (path.split("/", 3)[1]) {
        case "style.css" -> send(exchange, "text/css", bytes(STYLE));
        case "script.js" ->
            send(exchange, "text/javascript", bytes("document.title += ' - ready';"));
        case "photo" -> send(exchange, "image/jpeg", photo);
        case "page" -> send(exchange, "text/html; charset=utf-8", bytes(page(path.substring(6))));
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static String page(String number) {
    StringBuilder figures = new StringBuilder();
    for (int i = 0; i < PHOTOS; i++) {
      figures.append(
          "<figure><img src='/photo/%d' alt=''><figcaption>%s</figcaption></figure>"
              .formatted(i, "Words about this photo. ".repeat(4)));
    }
    return """
    <!doctype html><html lang="en"><head><title>Page %1$s</title>
    <link rel="stylesheet" href="/style.css"><script src="/script.js"></script></head>
    <body><header><h1>Page %1$s</h1></header><main>%2$s</main></body></html>
    """
        .formatted(number, figures);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of(type)));
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
