package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @Test
  void allAddressesOfALineAreOne() {
    assertThat(ClientAddress.of("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(ClientAddress.of("2001:db8:1:2::1"))
        .isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::1, ::1",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:0db8:0000:0abc::1, 2001:db8:0:abc::/64",
    "2001:db8::1, 2001:db8::/64",
    "fe80::1, fe80::/64",
    "::2, ::/64",
    "not an address, not an address",
    "unknown, unknown",
  })
  void isWrittenAsPeopleKnowIt(String sent, String shown) {
    assertThat(ClientAddress.of(sent)).isEqualTo(shown);
  }
}
