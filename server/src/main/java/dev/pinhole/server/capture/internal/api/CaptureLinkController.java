package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.capture.CaptureLinkRequest;
import dev.pinhole.api.link.Link;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.platform.ServerAddress;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CaptureLinkController {
  private final CaptureLinks links;

  CaptureLinkController(CaptureLinks links) {
    this.links = links;
  }

  @PostMapping("/api/v1/captures/links")
  @ResponseStatus(HttpStatus.CREATED)
  @RequiresScope(Scope.CAPTURES)
  Link sign(Caller caller, @RequestBody CaptureLinkRequest request) {
    String base = ServerAddress.ofRequest();
    return links.sign(base, caller.accountId(), request);
  }
}
