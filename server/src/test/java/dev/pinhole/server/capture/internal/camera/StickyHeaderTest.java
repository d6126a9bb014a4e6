package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StickyHeaderTest extends CameraFixture {

  @ParameterizedTest
  @ValueSource(strings = {"fixed", "sticky"})
  void headerIsThereOnceAndOnTop(String position) throws Exception {
    open(
        """
        <body style='margin:0;background:#fff'>
        <div style='position:%s;top:0;width:100%%;height:60px;background:#f00'></div>
        <div style='height:20000px'></div>\
        """
            .formatted(position));

    Pixels pixels = pixels("full_page", true, "full_page_scroll_delay", 10);

    assertThat(IntStream.range(0, pixels.height()).filter(y -> pixels.at(5, y).equals("ff0000")))
        .hasSize(60)
        .allMatch(y -> y < 60);
  }
}
