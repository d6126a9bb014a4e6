package dev.pinhole.server.capture.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TreesTest {

  @Test
  void aFolderHasWhatIsInItAndNothingOfItsNeighbours() {
    String within = Trees.within(Path.of("/cache/browsers/1"));
    assertThat("/cache/browsers/1/driver").startsWith(within);
    assertThat("/cache/browsers/10/driver").doesNotStartWith(within);
  }
}
