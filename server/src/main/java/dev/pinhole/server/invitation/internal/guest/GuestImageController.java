package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.api.Page;
import dev.pinhole.api.invitation.GuestImage;
import dev.pinhole.api.invitation.InvitationMode;
import dev.pinhole.api.link.LinkRequest;
import dev.pinhole.server.delivery.Links;
import dev.pinhole.server.invitation.internal.Invited;
import dev.pinhole.server.invitation.internal.InvitedRows;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import dev.pinhole.server.platform.ServerAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has arrived, as far as a guest may see it. */
@RestController
@Tag(name = "Guests")
class GuestImageController {
  /** Short: such a link works on when the invitation has been revoked. */
  private static final LinkRequest THUMBNAIL =
      new LinkRequest("PT15M", Map.of("w", "320", "fm", "webp"), null);

  private final InvitedRows rows;
  private final Links links;
  private final Clock clock;

  GuestImageController(InvitedRows rows, Links links, Clock clock) {
    this.rows = rows;
    this.links = links;
    this.clock = clock;
  }

  @GetMapping("/api/v1/guest/images")
  @Operation(summary = "What has arrived, newest first: one's own; in a gallery, everybody's")
  Page<GuestImage> list(
      Guest guest,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    PageRequest page = PageRequest.of(cursor, limit);
    Cursor after = page.after();
    boolean gallery = guest.invitation().terms().mode() == InvitationMode.GALLERY;
    List<Invited> found =
        rows.list(
            guest.invitation().number(),
            gallery ? null : guest.id(),
            after == null ? Long.MAX_VALUE : after.id(),
            page.rowsToRead(),
            clock.instant());
    String base = ServerAddress.ofRequest();
    return page.page(found, i -> new Cursor(i.number(), i.number()), i -> view(i, guest, base));
  }

  private GuestImage view(Invited invited, Guest guest, String base) {
    return new GuestImage(
        invited.name(),
        invited.bytes(),
        invited.width(),
        invited.height(),
        links.sign(base, invited.key(), THUMBNAIL).url(),
        invited.guest().equals(guest.id()),
        invited.guestName());
  }
}
