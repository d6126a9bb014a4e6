package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.invitation.InvitedImage;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.Visitor;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came by an invitation, for its owner: images are shown, so the token has to allow that. */
@RestController
@RequiresScope(Scope.IMAGES_READ)
@Tag(name = "Invitations")
class InvitedImageController {
  private final Invitations invitations;
  private final InvitedRows rows;
  private final Library library;
  private final Clock clock;

  InvitedImageController(Invitations invitations, InvitedRows rows, Library library, Clock clock) {
    this.invitations = invitations;
    this.rows = rows;
    this.library = library;
    this.clock = clock;
  }

  @GetMapping("/api/v1/invitations/{id}/images")
  @Operation(summary = "Images that came by an invitation, newest first")
  Page<InvitedImage> list(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    PageRequest page = PageRequest.of(cursor, limit);
    Cursor after = page.after();
    List<Invited> found =
        rows.list(
            invitations.find(caller.accountId(), id).number(),
            null,
            after == null ? Long.MAX_VALUE : after.id(),
            page.rowsToRead(),
            clock.instant());
    Page<Invited> part = page.page(found, i -> new Cursor(i.number(), i.number()), i -> i);
    return new Page<>(
        part.items().stream().flatMap(i -> view(i, caller).stream()).toList(), part.next());
  }

  /** Empty where it was deleted a moment ago. */
  private Optional<InvitedImage> view(Invited invited, Caller caller) {
    return library.access(invited.key(), new Visitor(caller, null, false, ""))
            instanceof Access.Granted(Image image, boolean _)
        ? Optional.of(view(invited, image))
        : Optional.empty();
  }

  private static InvitedImage view(Invited invited, Image image) {
    return new InvitedImage(
        invited.guest(),
        invited.guestName(),
        invited.name(),
        invited.createdAt(),
        ImageViews.of(image));
  }
}
