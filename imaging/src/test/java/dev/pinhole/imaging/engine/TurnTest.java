package dev.pinhole.imaging.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TurnTest {

  static List<Turn> all() {
    return IntStream.rangeClosed(1, 8).mapToObj(Turn::ofOrientation).toList();
  }

  static Stream<List<Turn>> pairs() {
    return all().stream().flatMap(a -> all().stream().map(b -> List.of(a, b)));
  }

  @Test
  void knowsEightDifferentOnes() {
    assertThat(all()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isUndoneByItsInverse(Turn turn) {
    assertThat(turn.then(turn.inverse())).isEqualTo(Turn.NONE);
    assertThat(turn.inverse().then(turn)).isEqualTo(Turn.NONE);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void movesAnAreaAsTwoTurnsOneAfterTheOther(List<Turn> pair) {
    Size whole = new Size(60, 40);
    Area area = new Area(5, 7, 11, 13);
    Turn first = pair.get(0);
    Turn second = pair.get(1);

    Area stepwise = second.of(first.of(area, whole), first.of(whole));

    assertThat(first.then(second).of(area, whole)).isEqualTo(stepwise);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void movesADirectionAsItMovesACorner(List<Turn> pair) {
    Turn turn = pair.get(0).then(pair.get(1));
    Size whole = new Size(60, 40);
    Size part = new Size(10, 10);

    Area corner = new Direction(-1, 1).place(part, whole);

    assertThat(new Direction(-1, 1).turned(turn).place(part, turn.of(whole)))
        .isEqualTo(turn.of(corner, whole));
  }

  @ParameterizedTest
  @CsvSource({
    "rot=90, false, 1",
    "flip=h, true, 0",
    "flip=v, true, 2",
    "flip=hv, false, 2",
    "rot=90&flip=h, true, 3",
    "rot=90&flip=v, true, 1",
  })
  void readsWhatIsAskedFor(String query, boolean mirrored, int quarters) throws Exception {
    assertThat(Turn.asked(Query.parse(query))).isEqualTo(new Turn(mirrored, quarters));
  }
}
