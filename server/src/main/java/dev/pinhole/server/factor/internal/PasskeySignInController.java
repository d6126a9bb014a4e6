package dev.pinhole.server.factor.internal;

import dev.pinhole.api.account.PasskeyProof;
import dev.pinhole.api.account.PasskeySignIn;
import dev.pinhole.api.session.SessionView;
import dev.pinhole.server.account.Refusals;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ServerAddress;
import dev.pinhole.server.session.BrowserSessions;
import dev.pinhole.server.session.Devices;
import dev.pinhole.server.session.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in with a passkey alone: it is had, and it asked who holds it, which are two factors. */
@RestController
@RequestMapping(path = "/api/v1/session", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Second factor")
class PasskeySignInController {
  private static final String WAY = "passkey";

  private final Passkeys passkeys;
  private final Factors factors;
  private final BrowserSessions sessions;
  private final Devices devices;
  private final Refusals refusals;
  private final ServerAddress address;

  PasskeySignInController(
      Passkeys passkeys,
      Factors factors,
      BrowserSessions sessions,
      Devices devices,
      Refusals refusals,
      ServerAddress address) {
    this.passkeys = passkeys;
    this.factors = factors;
    this.sessions = sessions;
    this.devices = devices;
    this.refusals = refusals;
    this.address = address;
  }

  @PostMapping(path = "/passkey/options", consumes = MediaType.ALL_VALUE)
  @Operation(summary = "For PublicKeyCredential.parseRequestOptionsFromJSON, good for 5 minutes")
  Map<String, Object> options() {
    return passkeys.requestOptions(RelyingParty.of(address));
  }

  @PostMapping("/passkey")
  @Operation(summary = "Signs in with a passkey")
  SessionView start(
      @RequestBody PasskeySignIn sent, HttpServletRequest request, HttpServletResponse response) {
    long account = owner(sent.credential());
    SessionView view = sessions.start(account, WAY, request);
    if (Boolean.TRUE.equals(sent.rememberDevice())) {
      devices.remember(account, request, response);
    }
    return view;
  }

  private long owner(Map<String, Object> credential) {
    RelyingParty party = RelyingParty.of(address);
    try {
      return factors.use(passkeys.verify(credential, party));
    } catch (ProblemException refused) {
      refusals.wrong(passkeys.claimed(credential));
      throw refused;
    }
  }

  @PostMapping("/proof/passkey")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Shows again who is signed in, with one of their passkeys")
  void prove(@RequestBody PasskeyProof sent, HttpServletRequest request) {
    SignedIn signedIn = sessions.current(request).orElseThrow(ProblemException::unauthenticated);
    RelyingParty party = RelyingParty.of(address);
    try {
      useOwn(signedIn.account(), sent.credential(), party);
    } catch (ProblemException refused) {
      refusals.wrong(signedIn.account());
      throw refused;
    }
    sessions.prove(WAY, request);
  }

  private void useOwn(long account, Map<String, Object> credential, RelyingParty party) {
    Passkeys.Shown shown = passkeys.verify(credential, party);
    if (shown.passkey().account() != account) {
      throw Passkeys.refused();
    }
    factors.use(shown);
  }
}
