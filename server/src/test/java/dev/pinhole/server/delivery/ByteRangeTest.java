package dev.pinhole.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-0      | 0-0
          bytes=0-       | 0-99
          bytes=10-19    | 10-19
          bytes=10-1000  | 10-99
          bytes=99-      | 99-99
          bytes=-1       | 99-99
          bytes=-30      | 70-99
          bytes=-1000    | 0-99
          BYTES=5-6      | 5-6
          'bytes= 5-6 '  | 5-6
          bytes=0-99999999999999999999999 | 0-99
          bytes=100-     | unsatisfiable
          bytes=100-200  | unsatisfiable
          bytes=-0       | unsatisfiable
          bytes=99999999999999999999999- | unsatisfiable
          bytes=0-1,5-6  | whole
          bytes=0-0,-1   | whole
          bytes=20-10    | whole
          bytes=-        | whole
          bytes=         | whole
          bytes=a-b      | whole
          bytes=1        | whole
          bytes=1--2     | whole
          bytes=+1-2     | whole
          bytes=0x1-2    | whole
          items=0-1      | whole
          garbage        | whole
          """)
  void readsRangeOfHundredBytes(String header, String expected) {
    assertThat(text(ByteRange.of(header, 100))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-", "bytes=-1", "bytes=0-0"})
  void nothingOfNothingCanBeHad(String header) {
    assertThat(ByteRange.of(header, 0)).isEqualTo(ByteRange.UNSATISFIABLE);
  }

  @ParameterizedTest
  @CsvSource({"0", "100"})
  void wholeWithoutHeader(long size) {
    assertThat(ByteRange.of(null, size)).isEqualTo(ByteRange.WHOLE);
  }

  private static String text(ByteRange range) {
    return switch (range) {
      case ByteRange.Whole() -> "whole";
      case ByteRange.Unsatisfiable() -> "unsatisfiable";
      case ByteRange.Part(long first, long last) -> first + "-" + last;
    };
  }
}
