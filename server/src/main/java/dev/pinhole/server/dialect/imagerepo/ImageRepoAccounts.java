package dev.pinhole.server.dialect.imagerepo;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Registration;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.ProgramSignIn;
import dev.pinhole.server.account.Registrations;
import dev.pinhole.server.account.Visit;
import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.platform.ClientAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Speaks("imagerepo")
@Hidden
class ImageRepoAccounts {
  private final Registrations registrations;
  private final ProgramSignIn programs;

  ImageRepoAccounts(Registrations registrations, ProgramSignIn programs) {
    this.registrations = registrations;
    this.programs = programs;
  }

  /** Anybody, where the server takes everybody; else an admin, for somebody. */
  @PostMapping({"/register", "/register/"})
  Registered register(@Nullable Caller caller, Fields fields, HttpServletRequest request) {
    Registration registration =
        new Registration(
            fields.require("name"), fields.any("email"), fields.require("password"), null);
    Account account = registrations.register(caller, registration, ClientAddress.of(request));
    return new Registered(account.email(), account.id(), account.username());
  }

  @PostMapping({ImageRepoDialect.LOGIN, ImageRepoDialect.LOGIN + "/"})
  SignedIn login(Fields fields, HttpServletRequest request) {
    Login login = new Login(fields.require("username", "email"), fields.require("password"));
    return new SignedIn(
        programs
            .ownToken(login)
            .orElseGet(() -> programs.accessToken(login, Visit.of(request)).value()));
  }

  record Registered(@Nullable String email, long id, String name) {}

  record SignedIn(@JsonProperty("access_token") String accessToken) {
    @Override
    public String toString() {
      return "SignedIn";
    }
  }
}
