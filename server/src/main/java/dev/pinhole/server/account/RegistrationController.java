package dev.pinhole.server.account;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.RegistrationCode;
import dev.pinhole.api.account.RegistrationCodeRequest;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.platform.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
class RegistrationController {
  private final Registrations registrations;
  private final RegistrationCodes codes;
  private final SignInAttempts attempts;

  RegistrationController(
      Registrations registrations, RegistrationCodes codes, SignInAttempts attempts) {
    this.registrations = registrations;
    this.codes = codes;
    this.attempts = attempts;
  }

  /** Anonymous, or an admin who makes an account for somebody. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Account register(
      @Nullable Caller caller, @RequestBody Registration registration, HttpServletRequest request) {
    if (caller == null || !caller.admin()) {
      attempts.takeFrom(ClientAddress.of(request));
    }
    return registrations.register(caller, registration);
  }

  @PostMapping("/codes")
  @RequiresScope(Scope.ADMIN)
  @ResponseStatus(HttpStatus.CREATED)
  RegistrationCode createCode(Caller caller, @RequestBody RegistrationCodeRequest request) {
    return codes.create(caller, request.expiresIn());
  }
}
