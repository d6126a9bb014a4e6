package dev.pinhole.server.account;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Login;
import dev.pinhole.server.platform.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LoginController {
  static final String PATH = "/api/v1/login";

  private final SignIn signIn;

  LoginController(SignIn signIn) {
    this.signIn = signIn;
  }

  @PostMapping(PATH)
  AccessToken login(@RequestBody Login login, HttpServletRequest request) {
    return signIn.signIn(login, ClientAddress.of(request));
  }
}
