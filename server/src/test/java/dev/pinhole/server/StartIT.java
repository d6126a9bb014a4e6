package dev.pinhole.server;

import org.junit.jupiter.api.Test;

@PinholeTest
class StartIT {

  @Test
  void starts() {}
}
