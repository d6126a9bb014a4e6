package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pinhole.api.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void comesBackAsItWas() {
    Cursor cursor = new Cursor(1_900_000_000_000L, Long.MAX_VALUE);
    assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
    assertThat(Cursor.decode(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "!!!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000", "../../etc/passwd"})
  void refusesWhatItDidNotGive(String text) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Cursor.decode(text))
        .withMessageContaining("cursor");
  }

  @Test
  void refusesEveryOtherFirstLetter() {
    String good = new Cursor(5, 7).encode();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Cursor.decode("z" + good.substring(1)));
  }

  @Test
  void pageSaysWhetherThereIsMore() {
    PageRequest two = PageRequest.of(null, 2);
    Page<Long> first = two.page(List.of(1L, 2L, 3L), id -> new Cursor(0, id), id -> id);
    assertThat(first.items()).containsExactly(1L, 2L);
    assertThat(Cursor.decode(first.next())).isEqualTo(new Cursor(0, 2));
    assertThat(two.page(List.of(3L, 4L), id -> new Cursor(0, id), id -> id).next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 201, Integer.MAX_VALUE})
  void refusesPagesOfAnySize(int limit) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> PageRequest.of(null, limit))
        .withMessageContaining("200");
  }
}
