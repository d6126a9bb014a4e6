package dev.pinhole.server.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names that a test decides about. Those that it does not know do not resolve. */
final class SetNames implements NameResolver {

  private final Map<String, Deque<List<InetAddress>>> answers = new ConcurrentHashMap<>();

  /**
   * What a name resolves to.
   *
   * @param answers one after the other, the last one for ever; each addresses with commas between
   */
  SetNames with(String host, String... answers) {
    Deque<List<InetAddress>> all = new ArrayDeque<>();
    Arrays.stream(answers).map(SetNames::addresses).forEach(all::add);
    this.answers.put(host, all);
    return this;
  }

  private static List<InetAddress> addresses(String text) {
    return Arrays.stream(text.split(",")).map(InetAddress::ofLiteral).toList();
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    Deque<List<InetAddress>> all = answers.get(host);
    if (all == null) {
      throw new UnknownHostException(host);
    }
    synchronized (all) {
      return all.size() > 1 ? all.removeFirst() : all.getFirst();
    }
  }
}
