package dev.pinhole.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

  @Test
  void modulesKeepToTheirDeclaredDependencies() {
    ApplicationModules.of(PinholeServer.class).verify();
  }
}
