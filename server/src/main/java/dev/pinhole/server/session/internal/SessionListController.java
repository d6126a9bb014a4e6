package dev.pinhole.server.session.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.session.BrowserSession;
import dev.pinhole.server.account.AccessEnd;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresProof;
import dev.pinhole.server.account.RequiresScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** All browsers in which one is signed in. */
@RestController
@RequestMapping("/api/v1/sessions")
@RequiresScope(Scope.ACCOUNT)
class SessionListController {
  private final OwnSessions sessions;
  private final AccessEnd access;

  SessionListController(OwnSessions sessions, AccessEnd access) {
    this.sessions = sessions;
    this.access = access;
  }

  /** Latest used first. */
  @GetMapping
  List<BrowserSession> list(Caller caller, HttpServletRequest request) {
    return sessions.list(caller.accountId(), request);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Caller caller, @PathVariable String id, HttpServletRequest request) {
    sessions.end(caller.accountId(), id, request);
  }

  /** All but this one, and whatever else gives access to the account for a time. */
  @DeleteMapping
  @RequiresProof
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endAll(Caller caller) {
    access.endAll(caller.accountId());
  }
}
