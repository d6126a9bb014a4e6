package dev.pinhole.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that are told theirs before they start, or come back on the same one. */
public final class Ports {
  private static final int FIRST = 20_000;
  private static final Path HANDED_OUT = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  private Ports() {}

  /**
   * A port of this machine that nothing listens on, and that the system gives to no connection
   * meanwhile, as it lies below those that it hands out.
   */
  public static int free() {
    int end = firstHandedOut();
    for (int attempt = 0; end > FIRST && attempt < 1000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, end);
      if (isFree(port)) {
        return port;
      }
    }
    return anyFree();
  }

  private static int firstHandedOut() {
    try {
      return Integer.parseInt(Files.readString(HANDED_OUT).strip().split("\\s+", -1)[0]);
    } catch (IOException notLinux) {
      return 0;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException used) {
      return false;
    }
  }

  private static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
