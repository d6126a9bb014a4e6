package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.api.invitation.GuestInvitation;
import dev.pinhole.api.invitation.GuestSession;
import dev.pinhole.api.invitation.GuestSessionRequest;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.image.ImageName;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.Terms;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The way in for guests: by the token of a link. */
@RestController
@Tag(name = "Guests")
class GuestController {
  private static final int MAX_NAME = 100;

  private final Door door;
  private final GuestCredentials credentials;
  private final Remainders remainders;
  private final Accounts accounts;

  GuestController(
      Door door, GuestCredentials credentials, Remainders remainders, Accounts accounts) {
    this.door = door;
    this.credentials = credentials;
    this.remainders = remainders;
    this.accounts = accounts;
  }

  @GetMapping("/api/v1/guest/invitation")
  @Operation(
      summary = "What an invitation allows",
      description =
          "With the header Invitation: TOKEN. Whatever is wrong with it, the answer is 403.")
  ResponseEntity<GuestInvitation> invitation(Invitation invitation) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(invitation));
  }

  @PostMapping("/api/v1/guest/session")
  @Operation(
      summary = "Joins",
      description =
          "With the header Invitation: TOKEN. The credential goes with all other requests as"
              + " Authorization: Guest CREDENTIAL.")
  ResponseEntity<GuestSession> join(
      Invitation invitation, @RequestBody GuestSessionRequest body, HttpServletRequest request) {
    String name = name(invitation, body.name());
    door.check(invitation, body.password(), ClientAddress.of(request));
    GuestSession session =
        new GuestSession(
            credentials.issue(invitation, name), invitation.terms().expiresAt(), view(invitation));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session);
  }

  private static @Nullable String name(Invitation invitation, @Nullable String given) {
    String name = given == null ? "" : given;
    String clean = name.length() > MAX_NAME ? name : ImageName.visible(name).strip();
    if (clean.length() > MAX_NAME) {
      throw ProblemException.invalid(
              "name", "name has more than %d characters.".formatted(MAX_NAME))
          .with("maximum", MAX_NAME);
    }
    if (clean.isEmpty() && invitation.terms().nameRequired()) {
      throw ProblemException.invalid("name", "name is needed: whoever invites wants to know it.");
    }
    return clean.isEmpty() ? null : clean;
  }

  private GuestInvitation view(Invitation invitation) {
    Terms terms = invitation.terms();
    Remainder left = remainders.of(invitation);
    return new GuestInvitation(
        terms.title(),
        terms.message(),
        accounts.username(invitation.owner()).orElse(""),
        terms.expiresAt(),
        terms.passwordHash() != null,
        terms.nameRequired(),
        terms.mode(),
        left.allowance().maxFiles(),
        left.allowance().maxBytes(),
        left.allowance().maxFileBytes(),
        terms.limits().mediaTypes(),
        left.files(),
        left.bytes());
  }
}
