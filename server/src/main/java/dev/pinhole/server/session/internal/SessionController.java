package dev.pinhole.server.session.internal;

import dev.pinhole.api.account.Login;
import dev.pinhole.api.session.ProofRequest;
import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.api.session.SessionView;
import dev.pinhole.server.account.SignIn;
import dev.pinhole.server.account.Visit;
import dev.pinhole.server.session.Devices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The session of the browser that asks. */
@RestController
@RequestMapping(SessionController.PATH)
class SessionController {
  static final String PATH = "/api/v1/session";

  private static final String PASSWORD = "password";

  private final SignIn signIn;
  private final CookieSessions sessions;
  private final Devices devices;

  SessionController(SignIn signIn, CookieSessions sessions, Devices devices) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.devices = devices;
  }

  // JSON is what no form of another site can send.
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  SessionView start(
      @RequestBody SessionRequest sent, HttpServletRequest request, HttpServletResponse response) {
    Login login = new Login(sent.username(), sent.password(), sent.code());
    SignIn.Verified verified = signIn.verify(login, Visit.of(request));
    SessionView view = sessions.start(verified.id(), verified.version(), PASSWORD, request);
    if (Boolean.TRUE.equals(sent.rememberDevice())) {
      devices.remember(verified.id(), request, response);
    }
    return view;
  }

  @GetMapping
  SessionView get(HttpServletRequest request) {
    return sessions.view(sessions.require(request));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(HttpServletRequest request) {
    sessions.signOut(request);
  }

  @PostMapping("/proof")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void prove(@RequestBody ProofRequest proof, HttpServletRequest request) {
    long account = sessions.require(request).account();
    signIn.confirm(account, PASSWORD, proof.password(), proof.code(), Visit.of(request));
    sessions.prove(PASSWORD, request);
  }
}
