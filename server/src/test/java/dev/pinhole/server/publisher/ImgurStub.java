package dev.pinhole.server.publisher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pinhole.server.image.TestImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as much of imgur's API, version 3, as its documentation says of pictures that a client
 * uploads and deletes without an account; and shows them at addresses of its own.
 */
final class ImgurStub implements AutoCloseable {
  public static final String CLIENT = "9f3c1a7be2d4051";

  /** Where the one picture is that is shown in place of those that were removed. */
  public static final String REMOVED = "/removed.png";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, Copy> byId = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> hashes = new CopyOnWriteArrayList<>();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final Map<String, String> headers = new ConcurrentHashMap<>();
  private volatile @Nullable Reply shown;
  private volatile CountDownLatch held = new CountDownLatch(0);

  public ImgurStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/3/image", exchange -> serve(exchange, this::api));
    server.createContext(REMOVED, exchange -> serve(exchange, ImgurStub::removed));
    server.createContext("/pictures/", exchange -> serve(exchange, this::picture));
    server.start();
  }

  /** A picture that is here. */
  @SuppressWarnings("ArrayRecordComponent") // compared with none
  record Copy(String id, String hash, String type, byte[] bytes) {}

  /** Status 0: the connection is dropped without an answer. */
  private record Reply(int status, Map<String, String> headers) {}

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  public String api() {
    return "http://" + address() + "/3";
  }

  /** As {@code pinhole.egress.allow} takes it. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** For the next request to the API that no other answer is kept for. */
  public ImgurStub reply(int status, Map<String, String> with) {
    replies.add(new Reply(status, with));
    return this;
  }

  public ImgurStub drop() {
    return reply(0, Map.of());
  }

  /** Uploads are answered when this is let go of. */
  public CountDownLatch hold() {
    CountDownLatch latch = new CountDownLatch(1);
    held = latch;
    return latch;
  }

  /** From now on instead of the pictures; null: the pictures again. 0 drops the connection. */
  public void show(@Nullable Integer status, Map<String, String> with) {
    shown = status == null ? null : new Reply(status, with);
  }

  /** With each answer of the API from now on. */
  public void tell(Map<String, String> with) {
    headers.clear();
    headers.putAll(with);
  }

  /** What came in: {@code POST /3/image}. */
  public List<String> requests() {
    return requests;
  }

  /** All that have been given out. */
  public List<String> hashes() {
    return hashes;
  }

  public List<Copy> copies() {
    return List.copyOf(byId.values());
  }

  /** Of a copy that everybody can open. */
  public String link(Copy copy) {
    return "http://" + address() + "/pictures/" + copy.id();
  }

  public void clear() {
    byId.clear();
    requests.clear();
    replies.clear();
    headers.clear();
    shown = null;
    held.countDown();
  }

  private void serve(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      handler.handle(exchange);
    }
  }

  private void api(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Reply reply = replies.poll();
    if (reply != null) {
      answer(exchange, reply);
      return;
    }
    headers.forEach(exchange.getResponseHeaders()::set);
    if (!("Client-ID " + CLIENT).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      json(exchange, 403, "{\"data\":{\"error\":\"Invalid client_id\"},\"success\":false}");
    } else if (exchange.getRequestMethod().equals("POST")) {
      upload(exchange, body);
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      delete(exchange);
    } else {
      json(exchange, 405, "{}");
    }
  }

  private void upload(HttpExchange exchange, byte[] body) throws IOException {
    awaitRelease();
    String type = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Content-Type"));
    SentForm form = SentForm.read(type, body);
    String id = "abc%04d".formatted(count.incrementAndGet());
    Copy copy = new Copy(id, "hash" + id + "S3cr3t", form.type(), form.file());
    byId.put(id, copy);
    hashes.add(copy.hash());
    json(
        exchange,
        200,
        """
        {"data":{"id":"%s","title":null,"description":null,"datetime":1358715773,"type":"%s",
         "animated":false,"width":32,"height":24,"size":%d,"views":0,"bandwidth":0,
         "deletehash":"%s","name":"","link":"%s"},"success":true,"status":200}
        """
            .formatted(id, copy.type(), copy.bytes().length, copy.hash(), link(copy)));
  }

  private void awaitRelease() {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void delete(HttpExchange exchange) throws IOException {
    String hash = exchange.getRequestURI().getPath().substring("/3/image/".length());
    boolean deleted = byId.values().removeIf(copy -> copy.hash().equals(hash));
    json(
        exchange,
        deleted ? 200 : 404,
        "{\"data\":%s,\"success\":%s,\"status\":200}".formatted(deleted, deleted));
  }

  private void picture(HttpExchange exchange) throws IOException {
    Reply instead = shown;
    String path = exchange.getRequestURI().getPath();
    Copy copy = byId.get(path.substring("/pictures/".length()));
    if (instead != null) {
      answer(exchange, instead);
    } else if (copy == null) {
      answer(exchange, new Reply(404, Map.of()));
    } else {
      exchange.getResponseHeaders().set("Content-Type", copy.type());
      exchange.sendResponseHeaders(200, copy.bytes().length);
      exchange.getResponseBody().write(copy.bytes());
    }
  }

  private static void removed(HttpExchange exchange) throws IOException {
    byte[] picture = TestImages.png(1);
    exchange.getResponseHeaders().set("Content-Type", "image/png");
    exchange.sendResponseHeaders(200, picture.length);
    exchange.getResponseBody().write(picture);
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    if (reply.status() != 0) {
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), -1);
    }
  }

  private static void json(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
