package dev.pinhole.server.egress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** A server on the loopback interface that tests allow to be reached. */
final class TestSite implements AutoCloseable {

  private final HttpServer server;
  private final Queue<HttpExchange> seen = new ConcurrentLinkedQueue<>();

  TestSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  TestSite with(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          seen.add(exchange);
          handler.handle(exchange);
        });
    return this;
  }

  TestSite withPage(String path, String type, String body) {
    return with(path, exchange -> answer(exchange, 200, type, body));
  }

  TestSite withRedirect(String path, int status, String location) {
    return with(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          answer(exchange, status, "text/plain", "elsewhere");
        });
  }

  static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  List<HttpExchange> seen() {
    return List.copyOf(seen);
  }

  InetAddress address() {
    return server.getAddress().getAddress();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** As an entry of the allow list, and as the authority of an address. */
  String authority() {
    return "127.0.0.1:" + port();
  }

  String url(String path) {
    return "http://" + authority() + path;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
