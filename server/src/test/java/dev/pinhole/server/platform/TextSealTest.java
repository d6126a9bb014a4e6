package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextSealTest {
  private static final byte[] KEY = new byte[KeyFile.BYTES];
  private final TextSeal seal = new TextSeal(KEY);

  @Test
  void opensWhatItSealedInItsPlaceOnly() {
    String sealed = seal.seal("secret", "row 1");
    assertThat(seal.open(sealed, "row 1")).hasValue("secret");
    assertThat(seal.open(sealed, "row 2")).isEmpty();
    assertThat(seal.seal("secret", "row 1")).isNotEqualTo(sealed);
  }

  @Test
  void otherKeysOpenNothing() {
    byte[] other = KEY.clone();
    Arrays.fill(other, (byte) 1);
    assertThat(new TextSeal(other).open(seal.seal("secret", ""), "")).isEmpty();
  }
}
