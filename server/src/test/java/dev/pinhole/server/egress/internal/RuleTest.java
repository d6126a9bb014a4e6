package dev.pinhole.server.egress.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "10.0.0/8",
        "010.0.0.1",
        "fc00::/129",
        "fc00::1/7",
        "1.2.3.4:0",
        "1.2.3.4:65536",
        "1.2.3.4:http",
        "[::1]:",
        "[::1",
        "::1]:80",
        "*.",
        "*",
        "**.a",
        "a.*",
        "http://wiki.internal",
        "wiki.internal/",
        "wiki internal",
        "wiki.internal:",
        "0x7f.1",
        "a..b",
        "-a",
        "10.0.0.0/8:80",
        "bücher.example"
      })
  void namesEntryThatIsNone(String entry) {
    assertThatThrownBy(() -> Rule.parse("pinhole.egress.allow", entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pinhole.egress.allow: \"" + entry + "\"");
  }

  @Test
  void readsEachForm() {
    assertThat(covers("10.0.0.0/8", "10.9.8.7", 80)).isTrue();
    assertThat(covers("10.0.0.0/8", "11.9.8.7", 80)).isFalse();
    assertThat(covers("127.0.0.1:8080", "127.0.0.1", 8080)).isTrue();
    assertThat(covers("127.0.0.1:8080", "127.0.0.1", 80)).isFalse();
    assertThat(covers("[::1]:8080", "::1", 8080)).isTrue();
    assertThat(covers("fd00::/8", "fd12::1", 1)).isTrue();
    assertThat(covers("fd00::8080", "fd00::8080", 1)).isTrue();
    assertThat(Rule.parse("x", "Wiki.Internal:81"))
        .isEqualTo(new Rule.OfHost("wiki.internal", false, 81));
  }

  @Test
  void wildcardCoversWhatIsBelowOnly() {
    var rule = (Rule.OfHost) Rule.parse("x", "*.corp.example");
    assertThat(rule.covers("a.corp.example", 80)).isTrue();
    assertThat(rule.covers("a.b.corp.example", 80)).isTrue();
    assertThat(rule.covers("corp.example", 80)).isFalse();
    assertThat(rule.covers("evilcorp.example", 80)).isFalse();
  }

  private static boolean covers(String entry, String address, int port) {
    var rule = (Rule.OfAddresses) Rule.parse("x", entry);
    return rule.covers(AddressLiteral.any(address).orElseThrow(), port);
  }
}
