package dev.pinhole.server.dialect.captureindonk;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.ProgramSignIn;
import dev.pinhole.server.account.Registrations;
import dev.pinhole.server.account.Visit;
import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.platform.ClientAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where programs get their token. */
@RestController
@Speaks(Captureindonk.NAME)
@Hidden
class CaptureindonkAccountController {
  private static final Set<Scope> SCOPES = Set.of(Scope.CAPTURES, Scope.IMAGES_READ);

  private final Registrations registrations;
  private final ProgramSignIn signIn;

  CaptureindonkAccountController(Registrations registrations, ProgramSignIn signIn) {
    this.registrations = registrations;
    this.signIn = signIn;
  }

  /** Beyond the document's fields takes {@code code}, where the server asks for one. */
  @PostMapping({"/apis/adduser", "/apis/adduser/"})
  Envelope register(Fields fields, HttpServletRequest request) {
    Registration registration =
        new Registration(
            fields.require("username"),
            fields.require("email"),
            fields.require("password"),
            fields.any("code"));
    Account account = registrations.register(null, registration, ClientAddress.of(request));
    String token = signIn.apiToken(account.id(), Captureindonk.NAME, SCOPES);
    return answer(token, "Success add you as user :p");
  }

  @PostMapping({"/apis/auth", "/apis/auth/"})
  Envelope authenticate(Fields fields, HttpServletRequest request) {
    Login login =
        new Login(
            fields.require("username/email", "username", "email"),
            TokenKey.read(fields.require("password")));
    String token = signIn.apiToken(login, Visit.of(request), Captureindonk.NAME, SCOPES);
    return answer(token, "Yay... you have been authenticate, please use your token wisely");
  }

  private static Envelope answer(String token, String messages) {
    return Envelope.ok(Map.of("token_key", TokenKey.shown(token)), messages);
  }
}
