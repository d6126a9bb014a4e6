package dev.pinhole.server.platform;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has a fault. */
@TestComponent
@RestController
public class FailingController {

  @GetMapping("/api/v1/failing")
  String fail() {
    throw new IllegalStateException("a secret of the server");
  }
}
