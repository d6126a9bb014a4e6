package dev.pinhole.server.session.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentTest {

  @Test
  void hasNoLineBreaksNorTerminalCodes() {
    assertThat(Agent.shown("a\r\nSet-Cookie: x\u001b[2J\u0000")).isEqualTo("a  Set-Cookie: x [2J ");
  }

  @Test
  void isCut() {
    assertThat(Agent.shown("x".repeat(10_000))).hasSize(300);
  }
}
