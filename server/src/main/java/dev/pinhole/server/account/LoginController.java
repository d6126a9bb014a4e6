package dev.pinhole.server.account;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Login;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LoginController {
  static final String PATH = "/api/v1/login";

  private final SignIn signIn;
  private final AccessTokens tokens;
  private final Audit audit;

  LoginController(SignIn signIn, AccessTokens tokens, Audit audit) {
    this.signIn = signIn;
    this.tokens = tokens;
    this.audit = audit;
  }

  @PostMapping(PATH)
  AccessToken login(@RequestBody Login login, HttpServletRequest request) {
    SignIn.Verified verified = signIn.verify(login, Visit.of(request));
    long account = verified.id();
    AccessToken token = tokens.issue(account, verified.version());
    audit.record(Action.SIGNED_IN, account, "account " + account, Map.of("way", "access-token"));
    return token;
  }
}
