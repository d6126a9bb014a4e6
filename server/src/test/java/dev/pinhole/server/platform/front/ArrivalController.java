package dev.pinhole.server.platform.front;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells how a request came, as features see it. */
@TestComponent
@RestController
class ArrivalController {

  @GetMapping("/arrival")
  String arrival(HttpServletRequest request) {
    return String.join(
        " ",
        request.getRemoteAddr(),
        ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString(),
        String.valueOf(request.isSecure()));
  }
}
