package dev.pinhole.server.dialect.hastyimages;

import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.invitation.InvitationLink;
import dev.pinhole.server.invitation.InvitationLinks;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ServerAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Links with which somebody uploads. */
@Hidden
@RestController
@Speaks(HastyImages.NAME)
class HastyInvitationController {
  private final HastyHosts hosts;
  private final InvitationLinks links;

  HastyInvitationController(HastyHosts hosts, InvitationLinks links) {
    this.hosts = hosts;
    this.links = links;
  }

  @PostMapping({"/invitation", "/invitation/", "/api/invitations", "/api/invitations/"})
  ResponseEntity<InvitationAnswer> invite(HttpServletRequest request, Fields fields) {
    InvitationLink link = hosts.invite(request, fields.require("email"), base());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(InvitationAnswer.of(link, base()));
  }

  /** The page that people upload with. */
  @GetMapping({"/api/upload", "/api/upload/"})
  ResponseEntity<Void> page(
      @RequestParam(name = "access_token", required = false) @Nullable String token,
      HttpServletRequest request) {
    String page = links.page(token, ClientAddress.of(request), base());
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create(page))
        .cacheControl(CacheControl.noStore())
        .build();
  }

  private static String base() {
    return ServerAddress.ofRequest();
  }
}
