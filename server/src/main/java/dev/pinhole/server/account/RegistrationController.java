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

  RegistrationController(Registrations registrations, RegistrationCodes codes) {
    this.registrations = registrations;
    this.codes = codes;
  }

  /** Anonymous, or an admin who makes an account for somebody. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Account register(
      @Nullable Caller caller, @RequestBody Registration registration, HttpServletRequest request) {
    return registrations.register(caller, registration, ClientAddress.of(request));
  }

  @PostMapping("/codes")
  @RequiresScope(Scope.ADMIN)
  @RequiresProof
  @ResponseStatus(HttpStatus.CREATED)
  RegistrationCode createCode(Caller caller, @RequestBody RegistrationCodeRequest request) {
    return codes.create(caller, request.expiresIn());
  }
}
