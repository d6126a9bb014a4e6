package dev.pinhole.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

  @Test
  void decodesNamesAndValues() {
    assertThat(QueryString.parse("a=1&b%20c=%C3%BC+x&d&=&e=x=y"))
        .containsEntry("a", "1")
        .containsEntry("b c", "ü x")
        .containsEntry("d", "")
        .containsEntry("e", "x=y");
  }

  @Test
  void hasNothingWithoutQuery() {
    assertThat(QueryString.parse(null)).isEmpty();
    assertThat(QueryString.parse("")).isEmpty();
    assertThat(QueryString.parse("&&")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"w=1&w=2", "w=1&w=1", "w=1&%77=2", "a=%", "a=%zz", "%=1"})
  void refusesRepeatedAndBroken(String query) {
    assertThatThrownBy(() -> QueryString.parse(query)).isInstanceOf(ProblemException.class);
  }

  @Test
  void refusesTooMuch() {
    assertThatThrownBy(() -> QueryString.parse("a=" + "x".repeat(5000)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("5002")
        .hasMessageContaining("4096");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      many.append('p').append(i).append("=1&");
    }
    assertThatThrownBy(() -> QueryString.parse(many.toString()))
        .isInstanceOf(ProblemException.class);
  }
}
