package dev.pinhole.server.egress;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A listener that nothing must reach: takes note of every connection and datagram. */
final class Canary implements AutoCloseable {

  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final Queue<String> hits = new ConcurrentLinkedQueue<>();

  Canary(String address) throws IOException {
    tcp = new ServerSocket(0, 50, InetAddress.getByName(address));
    udp = new DatagramSocket(new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort()));
    Thread.ofPlatform().daemon().start(this::takeConnections);
    Thread.ofPlatform().daemon().start(this::takeDatagrams);
  }

  int port() {
    return tcp.getLocalPort();
  }

  List<String> hits() {
    return List.copyOf(hits);
  }

  private void takeConnections() {
    byte[] answer =
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret".getBytes(StandardCharsets.US_ASCII);
    while (!tcp.isClosed()) {
      try (Socket client = tcp.accept()) {
        hits.add("connection from " + client.getRemoteSocketAddress());
        client.getOutputStream().write(answer);
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        hits.add("connection that failed: " + e);
      }
    }
  }

  private void takeDatagrams() {
    while (!udp.isClosed()) {
      try {
        var packet = new DatagramPacket(new byte[2048], 2048);
        udp.receive(packet);
        hits.add("datagram from " + packet.getSocketAddress());
      } catch (IOException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    tcp.close();
    udp.close();
  }
}
