package dev.pinhole.imaging.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.transform.Transform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTest {

  @ParameterizedTest
  @CsvSource({
    // picture 600 x 400
    "'',                            600, 400, 600, 400",
    "w=300,                         300, 200, 300, 200",
    "w=1200,                        600, 400, 600, 400",
    "w=1200&fit=contain,           1200, 800,1200, 800",
    "h=100,                         150, 100, 150, 100",
    "w=300&h=300,                   300, 200, 300, 200",
    "w=900&h=900,                   600, 400, 600, 400",
    "w=900&h=900&fit=contain,       900, 600, 900, 600",
    "w=300&h=300&fit=fill,          300, 300, 300, 300",
    "w=300&h=300&fit=cover,         450, 300, 300, 300",
    "w=1200&h=100&fit=cover,       1200, 800,1200, 100",
    "w=1&fit=contain,                 1,   1,   1,   1",
  })
  void followsFit(String query, int width, int height, int keptWidth, int keptHeight)
      throws Exception {
    Transform transform = Query.parse(query);

    Scaling scaling = Scaling.of(transform, new Size(600, 400));

    assertThat(scaling)
        .isEqualTo(new Scaling(new Size(width, height), new Size(keptWidth, keptHeight)));
  }

  @ParameterizedTest
  @CsvSource({"10000,1", "1,10000", "1,1", "65535,3"})
  void neverLeavesASideWithoutAPixel(int width, int height) throws Exception {
    Scaling scaling = Scaling.of(Query.parse("w=10&h=10"), new Size(width, height));

    assertThat(scaling.scaled().width()).isBetween(1, 10);
    assertThat(scaling.scaled().height()).isBetween(1, 10);
  }
}
