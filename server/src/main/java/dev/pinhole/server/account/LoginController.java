package dev.pinhole.server.account;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Login;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LoginController {
  static final String PATH = "/api/v1/login";

  private final ProgramSignIn programs;

  LoginController(ProgramSignIn programs) {
    this.programs = programs;
  }

  @PostMapping(PATH)
  AccessToken login(@RequestBody Login login, HttpServletRequest request) {
    return programs.accessToken(login, Visit.of(request));
  }
}
