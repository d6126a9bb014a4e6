package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.invitation.InvitationRequest;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.invitation.internal.mail.InvitationMail;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import dev.pinhole.server.platform.ServerAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One's own invitations. */
@RestController
@RequestMapping("/api/v1/invitations")
@RequiresScope(Scope.INVITATIONS)
@Tag(name = "Invitations")
class InvitationController {
  private final Invitations invitations;
  private final InvitationViews views;
  private final InvitationMail mail;

  InvitationController(Invitations invitations, InvitationViews views, InvitationMail mail) {
    this.invitations = invitations;
    this.views = views;
    this.mail = mail;
  }

  @PostMapping
  @Operation(summary = "Invites somebody; the same e-mail address again extends its invitation")
  ResponseEntity<InvitationView> create(Caller caller, @RequestBody InvitationRequest request) {
    mail.allow(caller.accountId(), request.email());
    Created created = invitations.create(caller.accountId(), request);
    Invitation mailed = mail.invite(created.invitation(), base());
    return ResponseEntity.status(created.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(views.of(mailed, base()));
  }

  @GetMapping
  @Operation(summary = "Your invitations, newest first, those too that are over")
  Page<InvitationView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    PageRequest page = PageRequest.of(cursor, limit);
    Cursor after = page.after();
    List<Invitation> rows =
        invitations.list(
            caller.accountId(), after == null ? Long.MAX_VALUE : after.id(), page.rowsToRead());
    Page<Invitation> part = page.page(rows, i -> new Cursor(i.number(), i.number()), i -> i);
    return new Page<>(views.of(part.items(), base()), part.next());
  }

  @GetMapping("/{id}")
  @Operation(summary = "An invitation with its link")
  InvitationView get(Caller caller, @PathVariable String id) {
    return views.of(invitations.find(caller.accountId(), id), base());
  }

  @PatchMapping("/{id}")
  @Operation(summary = "Changes what is named; null is back to the default")
  InvitationView change(Caller caller, @PathVariable String id, @RequestBody JsonNode members) {
    return views.of(invitations.change(caller.accountId(), id, members), base());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Revokes an invitation for good; what has arrived stays")
  void revoke(Caller caller, @PathVariable String id) {
    invitations.revoke(caller.accountId(), id);
  }

  @PostMapping("/{id}/renew")
  @Operation(summary = "A new link; the one before leads nowhere from now on")
  InvitationView renew(Caller caller, @PathVariable String id) {
    return views.of(invitations.renew(caller.accountId(), id), base());
  }

  @PostMapping("/{id}/mail")
  @Operation(summary = "Sends the link to the invited person once more")
  InvitationView mail(Caller caller, @PathVariable String id) {
    Invitation invitation = invitations.find(caller.accountId(), id);
    return views.of(mail.inviteAgain(invitation, base()), base());
  }

  private static String base() {
    return ServerAddress.ofRequest();
  }
}
