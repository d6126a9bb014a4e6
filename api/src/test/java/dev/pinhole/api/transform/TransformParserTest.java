package dev.pinhole.api.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.ImageFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformParserTest {

  @Test
  void readsEveryParameter() throws Exception {
    Transform transform =
        Transform.parse(
            Map.ofEntries(
                Map.entry("w", "400"),
                Map.entry("h", "300"),
                Map.entry("fit", "cover"),
                Map.entry("crop", "top-left"),
                Map.entry("rect", "1,2,30,40"),
                Map.entry("q", "70"),
                Map.entry("fm", "jpeg"),
                Map.entry("dpr", "2"),
                Map.entry("blur", "1.5"),
                Map.entry("sharp", "0.5"),
                Map.entry("rot", "90"),
                Map.entry("flip", "h"),
                Map.entry("bg", "f80"),
                Map.entry("trim", "auto"),
                Map.entry("pad", "10"),
                Map.entry("max-bytes", "20000"),
                Map.entry("anim", "false")));

    assertThat(transform)
        .isEqualTo(
            new Transform(
                800,
                600,
                Fit.COVER,
                Gravity.TOP_LEFT,
                new Transform.Rect(1, 2, 30, 40),
                70,
                ImageFormat.JPEG,
                3,
                0.5,
                90,
                true,
                false,
                0xffff8800,
                10,
                20,
                20000,
                false));
  }

  @Test
  void readsNothingAsTheTransformThatChangesNothing() throws Exception {
    assertThat(Transform.parse(Map.of())).isEqualTo(Transform.NONE);
    assertThat(Transform.NONE.canonical()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          w         | 0         | w must be a whole number from 1 to 8192, got '0'
          w         | 8193      | w must be a whole number from 1 to 8192, got '8193'
          w         | -5        | w must be a whole number from 1 to 8192, got '-5'
          w         | +5        | w must be a whole number from 1 to 8192, got '+5'
          w         | 4e2       | w must be a whole number from 1 to 8192, got '4e2'
          w         | 99999999999999999999 | whole number from 1 to 8192
          h         | ''        | h must be a whole number from 1 to 8192, got ''
          h         | ٣٠٠       | got '???'
          fit       | crop      | fit must be one of contain, cover, fill, scale-down, got 'crop'
          fit       | COVER     | got 'COVER'
          crop      | faces     | crop must be one of center, top, bottom
          crop      | top,top   | got 'top,top'
          rect      | 1,2,3     | rect must be x,y,w,h
          rect      | 0,0,0,5   | w and h at least 1
          rect      | 0,0,5,-1  | rect must be x,y,w,h
          q         | 0         | q must be a whole number from 1 to 100
          q         | 101       | got '101'
          fm        | bmp       | fm must be one of jpg, png, webp, avif, gif, tiff, got 'bmp'
          fm        | auto      | got 'auto'
          dpr       | 0.05      | dpr must be a number from 0.1 to 8, got '0.05'
          dpr       | 8.01      | got '8.01'
          dpr       | NaN       | got 'NaN'
          blur      | 100.5     | blur must be a number from 0 to 100
          sharp     | 11        | sharp must be a number from 0 to 10
          rot       | 45        | rot must be one of 0, 90, 180, 270, got '45'
          flip      | hh        | flip must be one of h, v, hv, got 'hh'
          bg        | red       | bg must be a colour in hex: RGB, RRGGBB or AARRGGBB, got 'red'
          bg        | 12345     | got '12345'
          trim      | 0         | trim must be a whole number from 1 to 255
          pad       | 1001      | pad must be a whole number from 0 to 1000
          max-bytes | 99        | max-bytes must be a whole number from 100 to 999999999
          anim      | yes       | anim must be true or false, got 'yes'
          W         | 5         | there is no parameter of this name
          auto      | format    | there is no parameter of this name
          """)
  void refusesNamingParameterRangeAndWhatWasSent(String name, String value, String message) {
    var refused =
        catchThrowableOfType(
            InvalidTransformException.class, () -> Transform.parse(Map.of(name, value)));

    assertThat(refused).hasMessageContaining(message);
    assertThat(refused.parameter()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "w,5000,'w x dpr must be at most 8192, got 5000 x 2 = 10000'",
    "h,4097,'h x dpr must be at most 8192, got 4097 x 2 = 8194'",
    "pad,501,'pad x dpr must be at most 1000, got 501 x 2 = 1002'",
    "blur,50.01,'blur x dpr must be at most 100, got 50.01 x 2 = 100.02'"
  })
  void refusesWhatPixelRatioMakesTooLarge(String name, String value, String message) {
    var refused =
        catchThrowableOfType(
            InvalidTransformException.class,
            () -> Transform.parse(Map.of(name, value, "dpr", "2")));

    assertThat(refused).hasMessage(message);
    assertThat(refused.parameter()).isEqualTo(name);
  }

  @Test
  void showsOnlyTheStartOfLongValues() {
    var refused =
        catchThrowableOfType(
            InvalidTransformException.class,
            () -> Transform.parse(Map.of("w", "x".repeat(100_000))));

    assertThat(refused.getMessage()).hasSizeLessThan(120);
  }
}
