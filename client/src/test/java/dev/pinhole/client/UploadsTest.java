package dev.pinhole.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pinhole.api.upload.UploadState;
import dev.pinhole.api.upload.UploadView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that breaks off the first requests. */
class UploadsTest {
  private static final String ID = "0123456789ABCDEFGHIJKL";
  private static final byte[] CONTENT = "bytes".getBytes(StandardCharsets.UTF_8);

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger toBreak = new AtomicInteger(2);
  @TempDir Path folder;

  private HttpServer server;
  private Uploads uploads;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    uploads = PinholeClient.withToken(address, "token").uploads();
    file = Files.write(folder.resolve("a.png"), CONTENT);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void goesOnWhereTheServerCannotBeAskedEither() throws Exception {
    uploads.send(pending(), file);

    assertThat(received).containsExactly("PUT broken", "GET broken", "GET", "PUT bytes");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (toBreak.getAndDecrement() > 0) {
        received.add(method + " broken");
        return;
      }
      received.add((method + " " + body).strip());
      byte[] view =
          """
          {"id": "%s", "state": "pending", "name": "a.png", "bytes": 5, "type": "image/png",
           "method": "PUT", "url": "/u/1", "headers": {}}
          """
              .formatted(ID)
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, view.length);
      exchange.getResponseBody().write(view);
    }
  }

  private static UploadView pending() {
    return new UploadView(
        ID,
        UploadState.PENDING,
        "a.png",
        CONTENT.length,
        "image/png",
        "PUT",
        "/u/1",
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
