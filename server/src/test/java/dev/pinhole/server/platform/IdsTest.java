package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void areUuidsInAnotherForm() {
    for (int i = 0; i < 10_000; i++) {
      String id = Ids.next();
      assertThat(Ids.ofUuid(Ids.toUuid(id))).isEqualTo(id);
      UUID uuid = UUID.randomUUID();
      assertThat(Ids.toUuid(Ids.ofUuid(uuid))).isEqualTo(uuid);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000, 00000000-0000-0000-0000-000000000000",
    "0000000000000000000001, 00000000-0000-0000-0000-000000000001",
    "000000000009zzzzzzzzzz, 00000000-0000-0000-7479-e743bbee27ff",
    "00000000000LygHa16AHYF, 00000000-0000-0000-ffff-ffffffffffff",
    "00000000000LygHa16AHYG, 00000000-0000-0001-0000-000000000000",
    "3tX16dB2jpsh5YQbR0Xi1w, 7fffffff-ffff-ffff-8000-000000000000",
    "7n42DGM5Tflk9n8mt7Fhc7, ffffffff-ffff-ffff-ffff-ffffffffffff"
  })
  void extremesAreUuidsToo(String id, UUID uuid) {
    assertThat(Ids.toUuid(id)).isEqualTo(uuid);
    assertThat(Ids.ofUuid(uuid)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7n42DGM5Tflk9n8mt7Fhc8", "zzzzzzzzzzzzzzzzzzzzzz", "", "0", "-"})
  void whatIsNoIdIsNoUuid(String text) {
    assertThatThrownBy(() -> Ids.toUuid(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
