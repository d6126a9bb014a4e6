package dev.pinhole.server.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server that takes webhooks, and answers as it is told: 204 where it is not. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  /** What came in. */
  public record Message(
      String path, String contentType, String id, String timestamp, String signature, String body) {

    public byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }

  private record Reply(int status, String body, String location) {}

  /** For the next message that no other answer is kept for. */
  public Receiver reply(int status, String body) {
    replies.add(new Reply(status, body, ""));
    return this;
  }

  public Receiver redirect(String location) {
    replies.add(new Reply(302, "", location));
    return this;
  }

  /** The next one gets no answer while this is open. */
  public Receiver hang() {
    replies.add(new Reply(0, "", ""));
    return this;
  }

  public List<Message> messages() {
    return messages;
  }

  public String url() {
    return "http://" + address() + "/hook";
  }

  /** As {@code pinhole.egress.allow} takes it. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      messages.add(
          new Message(
              exchange.getRequestURI().getPath(),
              header(exchange, "content-type"),
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              body));
      answer(exchange, replies.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, @Nullable Reply reply)
      throws IOException, InterruptedException {
    if (reply == null) {
      exchange.sendResponseHeaders(204, -1);
    } else if (reply.status() == 0) {
      closing.await();
    } else {
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      if (!reply.location().isEmpty()) {
        exchange.getResponseHeaders().set("Location", reply.location());
      }
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
