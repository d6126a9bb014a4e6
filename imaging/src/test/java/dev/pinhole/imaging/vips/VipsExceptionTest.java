package dev.pinhole.imaging.vips;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VipsExceptionTest {

  @ParameterizedTest
  @CsvSource({
    "'VipsJpeg: premature end\n', VipsJpeg: premature end",
    "'a: one\nb: two\n', a: one; b: two",
    "'unable to open /var/lib/pinhole/chunks/ab: No such file', unable to open (path): No such file",
    "'bad name \u0007\u001b[31m\u00e9', bad name ??[31m?",
    "'', failed without saying why",
  })
  void isOnePrintableLineWithoutPaths(String nativeText, String shown) {
    assertThat(VipsException.clean(nativeText)).isEqualTo(shown);
  }

  @org.junit.jupiter.api.Test
  void isShort() {
    assertThat(VipsException.clean("x".repeat(10_000))).hasSizeLessThan(210);
  }
}
