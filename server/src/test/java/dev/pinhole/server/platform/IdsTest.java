package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @Test
  void areTwentyTwoCharactersAndDiffer() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String id = Ids.next();
      assertThat(Ids.valid(id)).isTrue();
      assertThat(seen.add(id)).isTrue();
    }
  }

  @Test
  void holdAllOf128Bits() {
    assertThat(Ids.text(BigInteger.ZERO)).isEqualTo("0".repeat(22));
    assertThat(Ids.text(BigInteger.TWO.pow(128).subtract(BigInteger.ONE)))
        .isEqualTo("7n42DGM5Tflk9n8mt7Fhc7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "0000000000000000000000000", "000000000000000000000/", "\u0660"})
  void othersAreNotValid(String text) {
    assertThat(Ids.valid(text)).isFalse();
  }
}
