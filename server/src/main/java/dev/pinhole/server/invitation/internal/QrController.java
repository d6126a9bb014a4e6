package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.QrCode;
import dev.pinhole.server.platform.ServerAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An invitation's link, to be photographed. */
@RestController
@RequiresScope(Scope.INVITATIONS)
@Tag(name = "Invitations")
class QrController {
  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

  private final Invitations invitations;
  private final InvitationViews views;

  QrController(Invitations invitations, InvitationViews views) {
    this.invitations = invitations;
    this.views = views;
  }

  @GetMapping("/api/v1/invitations/{id}/qr")
  @Operation(summary = "The link as a QR code, png or svg")
  ResponseEntity<byte[]> code(
      Caller caller, @PathVariable String id, @RequestParam(defaultValue = "png") String format) {
    QrCode code = QrCode.of(views.link(invitations.find(caller.accountId(), id), base()));
    return switch (format) {
      case "png" -> answer(MediaType.IMAGE_PNG, code.png());
      case "svg" -> answer(SVG, code.svg());
      default ->
          throw new ProblemException(
                  ProblemCode.INVALID_PARAMETER, "format: It is none of png, svg.")
              .with("parameter", "format");
    };
  }

  /** It is as good as the link itself, so nobody keeps it. */
  private static ResponseEntity<byte[]> answer(MediaType type, byte[] body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(type).body(body);
  }

  private static String base() {
    return ServerAddress.ofRequest();
  }
}
