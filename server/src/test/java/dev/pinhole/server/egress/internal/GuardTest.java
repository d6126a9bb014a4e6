package dev.pinhole.server.egress.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.egress.EgressProperties;
import dev.pinhole.server.egress.EgressRefusal;
import dev.pinhole.server.egress.EgressRefusal.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server whose interface has a public address: it is refused like a private one. */
class GuardTest {

  private static final InetAddress OWN = InetAddress.ofLiteral("93.184.215.14");
  private static final InetAddress OTHER = InetAddress.ofLiteral("93.184.215.15");

  @Test
  void refusesOwnPublicAddress() {
    Guard guard = guard(OTHER);
    assertThat(guard.refusal("93.184.215.14:443", 443))
        .map(EgressRefusal::reason)
        .contains(Reason.POLICY);
    assertThat(guard.refusal("93.184.215.15:443", 443)).isEmpty();
  }

  @Test
  void refusesNameOfOwnPublicAddress() throws Exception {
    assertThatThrownBy(() -> judged(guard(OWN))).isInstanceOf(RefusedException.class);
    assertThat(judged(guard(OTHER))).containsExactly(new InetSocketAddress(OTHER, 443));
  }

  @Test
  void reachesOwnPublicAddressByNameThatIsAllowed() throws Exception {
    assertThat(judged(guard(OWN, "self.example"))).containsExactly(new InetSocketAddress(OWN, 443));
  }

  private static List<InetSocketAddress> judged(Guard guard) throws RefusedException {
    return guard.judge(Target.parse("self.example:443", 443), guard.lookups());
  }

  private static Guard guard(InetAddress answer, String... allowed) {
    return new Guard(
        EgressProperties.allowing(allowed),
        host -> List.of(answer),
        new OwnAddresses(() -> List.of(OWN)));
  }
}
