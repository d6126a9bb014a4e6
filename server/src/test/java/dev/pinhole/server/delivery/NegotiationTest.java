package dev.pinhole.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image/webp                                      | true
          image/avif,image/webp,image/apng,*/*;q=0.8      | true
          IMAGE/WebP ; q=0.5                              | true
          text/html, image/webp;q=0.01                    | true
          image/webp;q=0                                  | false
          image/webp;q=0.000                              | false
          image/*                                         | false
          */*                                             | false
          image/webpx                                     | false
          """)
  void webpIsForThoseWhoNameIt(String accept, boolean expected) {
    assertThat(Negotiation.accepts(accept, "image/webp")).isEqualTo(expected);
  }

  @Test
  void nothingIsAcceptedWithoutTheHeader() {
    assertThat(Negotiation.accepts(null, "image/webp")).isFalse();
  }
}
