package dev.pinhole.server.dialect.imageconverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.platform.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

  @Test
  void isAllOfTheListUpToTheBound() {
    assertThat(Part.of(null, null, 1000)).isEqualTo(new Part(1, 1000));
    assertThat(Part.of("3", "10", 1000)).isEqualTo(new Part(3, 10));
    assertThat(Part.of("1", "999999999", 1000)).isEqualTo(new Part(1, 1000));
  }

  @Test
  void skipsWhatTheEarlierPagesHave() {
    assertThat(new Part(3, 10).skip()).isEqualTo(20);
    assertThat(new Part(999_999_999, 10_000).skip()).isEqualTo(9_999_999_980_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.5", "x", "9999999999"})
  void refusesWhatIsNoNumberFromOneOn(String text) {
    assertThatThrownBy(() -> Part.of(text, null, 10)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Part.of(null, text, 10)).isInstanceOf(ProblemException.class);
  }

  @Test
  void hasAnEmptyPageOnlyAtTheBeginning() {
    new Part(1, 10).requireFilled(List.of());
    assertThatThrownBy(() -> new Part(2, 10).requireFilled(List.of()))
        .isInstanceOf(ProblemException.class);
  }
}
