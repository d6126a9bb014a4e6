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

  private final SignIn signIn;
  private final AccessTokens tokens;

  LoginController(SignIn signIn, AccessTokens tokens) {
    this.signIn = signIn;
    this.tokens = tokens;
  }

  @PostMapping(PATH)
  AccessToken login(@RequestBody Login login, HttpServletRequest request) {
    return tokens.issue(signIn.verify(login, Visit.of(request)).id());
  }
}
