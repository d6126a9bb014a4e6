package dev.pinhole.server.egress.internal;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The addresses of this machine's interfaces, read again now and then: they come and go. */
final class OwnAddresses {

  private static final long REFRESH = Duration.ofSeconds(30).toNanos();

  /** Without zone, so that an address equals itself however it was come by. */
  private record Seen(Set<String> addresses, long at) {}

  private final Supplier<List<InetAddress>> interfaces;
  private volatile Seen seen;

  OwnAddresses() {
    this(OwnAddresses::ofThisMachine);
  }

  OwnAddresses(Supplier<List<InetAddress>> interfaces) {
    this.interfaces = interfaces;
    seen = look(interfaces);
  }

  boolean contains(byte[] address) {
    if (System.nanoTime() - seen.at() > REFRESH) {
      seen = look(interfaces);
    }
    return seen.addresses().contains(key(address));
  }

  private static Seen look(Supplier<List<InetAddress>> interfaces) {
    Set<String> addresses =
        interfaces.get().stream()
            .map(InetAddress::getAddress)
            .map(OwnAddresses::key)
            .collect(Collectors.toSet());
    return new Seen(addresses, System.nanoTime());
  }

  private static List<InetAddress> ofThisMachine() {
    try {
      return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
    } catch (SocketException e) {
      throw new IllegalStateException("The addresses of this machine cannot be read", e);
    }
  }

  private static String key(byte[] address) {
    return HexFormat.of().formatHex(address);
  }
}
