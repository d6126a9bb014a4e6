package dev.pinhole.server.capture.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLeaseTest {
  @TempDir Path folder;

  @Test
  void knowsWhoIsNoMore() throws Exception {
    // what a killed process leaves: its file, and no lock on it
    Files.createFile(folder.resolve("departed.node"));
    try (NodeLease alive = NodeLease.take(folder);
        NodeLease own = NodeLease.take(folder)) {
      assertThat(own.gone()).containsExactly("departed");
      assertThat(own.name()).isNotEqualTo(alive.name());
      own.forget("departed");
      assertThat(own.gone()).isEmpty();
    }
  }

  @Test
  void leavesNothingBehindOfANodeThatStops() throws Exception {
    NodeLease.take(folder).close();
    assertThat(folder).isEmptyDirectory();
  }
}
