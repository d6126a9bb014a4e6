package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressProperties;
import dev.pinhole.server.egress.EgressRefusal;
import dev.pinhole.server.egress.EgressRefusal.Reason;
import dev.pinhole.server.egress.NameResolver;
import dev.pinhole.server.egress.internal.SpecialAddresses.Opening;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Decides what may be connected to. */
public final class Guard {

  private static final String NOT_PUBLIC = "is not on the public network";

  private final List<Rule> allow;
  private final List<Rule> deny;
  private final List<Integer> ports;
  private final NameResolver resolver;
  private final Duration resolveTimeout;
  private final OwnAddresses own;

  /** Of the proxies themselves: a way out must not lead into another one. */
  private final Set<Integer> proxyPorts = ConcurrentHashMap.newKeySet();

  /**
   * Reads the rules.
   *
   * @throws IllegalArgumentException for an entry that is none
   */
  public Guard(EgressProperties properties, NameResolver resolver) {
    this(properties, resolver, new OwnAddresses());
  }

  Guard(EgressProperties properties, NameResolver resolver, OwnAddresses own) {
    allow = rules("pinhole.egress.allow", properties.allow());
    deny = rules("pinhole.egress.deny", properties.deny());
    ports = properties.ports();
    resolveTimeout = properties.resolveTimeout();
    this.resolver = resolver;
    this.own = own;
  }

  private static List<Rule> rules(String setting, List<String> entries) {
    return entries.stream().map(entry -> Rule.parse(setting, entry.strip())).toList();
  }

  /** For one session. */
  Lookups lookups() {
    return new Lookups(resolver, resolveTimeout);
  }

  void closeOff(int proxyPort) {
    proxyPorts.add(proxyPort);
  }

  void release(int proxyPort) {
    proxyPorts.remove(proxyPort);
  }

  /**
   * Resolves and decides.
   *
   * @return addresses that may be connected to as they are, without asking for the name again
   */
  List<InetSocketAddress> judge(Target target, Lookups lookups) throws RefusedException {
    requireHost(target);
    return fine(target, addresses(target, lookups));
  }

  private List<InetSocketAddress> fine(Target target, List<byte[]> addresses)
      throws RefusedException {
    List<InetSocketAddress> fine = new ArrayList<>();
    Optional<String> objection = Optional.empty();
    for (byte[] address : addresses) {
      objection = objection(target, address);
      if (objection.isEmpty()) {
        fine.add(socketAddress(address, target.port()));
      }
    }
    if (fine.isEmpty()) {
      throw policy(target, objection.orElse("has no address"));
    }
    return fine;
  }

  /**
   * Refuses what is refused without looking a name up.
   *
   * @param authority {@code host:port} or {@code host}
   */
  public Optional<EgressRefusal> refusal(String authority, int defaultPort) {
    try {
      Target target = Target.parse(authority, defaultPort);
      requireHost(target);
      byte[] literal = target.literal();
      if (literal != null) {
        requireFine(target, literal);
      }
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.refusal());
    }
  }

  private void requireFine(Target target, byte[] address) throws RefusedException {
    Optional<String> objection = objection(target, address);
    if (objection.isPresent()) {
      throw policy(target, objection.get());
    }
  }

  private void requireHost(Target target) throws RefusedException {
    if (hostRules(deny).anyMatch(rule -> rule.covers(target.host(), target.port()))) {
      throw policy(target, "is denied here");
    }
    if (!isPortOpen(target)) {
      throw policy(target, "has a port that is not allowed");
    }
  }

  /** Rules for addresses with this port are looked at again when the address is known. */
  private boolean isPortOpen(Target target) {
    return ports.contains(target.port())
        || allow.stream().anyMatch(rule -> rule.port() == target.port());
  }

  private static List<byte[]> addresses(Target target, Lookups lookups) throws RefusedException {
    byte[] literal = target.literal();
    if (literal != null) {
      return List.of(literal);
    }
    try {
      return lookups.resolve(target.host()).stream().map(InetAddress::getAddress).toList();
    } catch (UnknownHostException e) {
      throw RefusedException.of(
          Reason.DNS,
          target.host(),
          target.port(),
          "\"%s\" does not resolve".formatted(target.host()));
    }
  }

  /** What speaks against it; nothing if it may be connected to. */
  private Optional<String> objection(Target target, byte[] address) {
    int port = target.port();
    if (addressRules(deny).anyMatch(rule -> rule.covers(address, port))) {
      return Optional.of("is denied here");
    }
    if (proxyPorts.contains(port) && own.contains(address)) {
      return Optional.of("is a way out itself");
    }
    Optional<Opening> special = special(address);
    if (special.equals(Optional.of(Opening.NEVER))) {
      return Optional.of(NOT_PUBLIC);
    }
    if (addressRules(allow).anyMatch(rule -> rule.covers(address, port) && opensPort(rule, port))) {
      return Optional.empty();
    }
    boolean named =
        hostRules(allow)
            .anyMatch(rule -> rule.covers(target.host(), port) && opensPort(rule, port));
    if (!named && !ports.contains(port)) {
      return Optional.of("has a port that is not allowed");
    }
    return special
        .filter(opening -> !named || opening == Opening.BY_ADDRESS)
        .map(opening -> NOT_PUBLIC);
  }

  private boolean opensPort(Rule rule, int port) {
    return rule.port() == port || ports.contains(port);
  }

  private Optional<Opening> special(byte[] address) {
    Optional<Opening> special = SpecialAddresses.row(address).map(SpecialAddresses.Row::opening);
    return special.isEmpty() && own.contains(address) ? Optional.of(Opening.BY_NAME) : special;
  }

  private static Stream<Rule.OfAddresses> addressRules(List<Rule> rules) {
    return rules.stream()
        .filter(Rule.OfAddresses.class::isInstance)
        .map(Rule.OfAddresses.class::cast);
  }

  private static Stream<Rule.OfHost> hostRules(List<Rule> rules) {
    return rules.stream().filter(Rule.OfHost.class::isInstance).map(Rule.OfHost.class::cast);
  }

  private static InetSocketAddress socketAddress(byte[] address, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address has 4 or 16 bytes", e);
    }
  }

  private static RefusedException policy(Target target, String what) {
    return RefusedException.of(
        Reason.POLICY, target.host(), target.port(), "\"%s\" %s".formatted(target.host(), what));
  }
}
