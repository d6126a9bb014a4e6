package dev.pinhole.server.recovery.internal;

import dev.pinhole.api.account.EmailConfirmation;
import dev.pinhole.api.account.PasswordReset;
import dev.pinhole.api.account.PasswordResetRequest;
import dev.pinhole.server.platform.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For people who cannot sign in, or have a link. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Recovery")
class RecoveryController {
  private final Recovery recovery;

  RecoveryController(Recovery recovery) {
    this.recovery = recovery;
  }

  @PostMapping("/password-reset")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Has a link sent to set a password, if an account has the address")
  void ask(@RequestBody PasswordResetRequest request, HttpServletRequest http) {
    recovery.ask(request.email(), ClientAddress.of(http));
  }

  @PostMapping("/password-reset/confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Sets a password by a link; ends all sessions")
  void reset(@RequestBody PasswordReset reset, HttpServletRequest http) {
    recovery.reset(reset, ClientAddress.of(http));
  }

  @PostMapping("/account/email/confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Confirms an address by a link that was sent to it")
  void confirm(@RequestBody EmailConfirmation confirmation, HttpServletRequest http) {
    recovery.confirm(confirmation.token(), ClientAddress.of(http));
  }
}
