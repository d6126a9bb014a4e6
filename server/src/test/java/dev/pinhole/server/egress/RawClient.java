package dev.pinhole.server.egress;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Says to a proxy exactly what a test wants said. */
final class RawClient {

  private RawClient() {}

  /** The whole answer; nothing where the proxy hung up. */
  static String ask(InetSocketAddress proxy, String request) throws IOException {
    try (Socket socket = new Socket(proxy.getAddress(), proxy.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return rest(socket.getInputStream());
    }
  }

  private static String rest(InputStream in) throws IOException {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      return "";
    }
  }

  static String get(InetSocketAddress proxy, String url) throws IOException {
    return ask(proxy, "GET %s HTTP/1.1\r\nHost: public.example\r\n\r\n".formatted(url));
  }

  /** Hangs up after the tunnel's first answer. */
  static String connect(InetSocketAddress proxy, String authority) throws IOException {
    try (Socket socket = new Socket(proxy.getAddress(), proxy.getPort())) {
      socket.setSoTimeout(20_000);
      String request = "CONNECT %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(authority, authority);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return rest(socket.getInputStream());
    }
  }
}
