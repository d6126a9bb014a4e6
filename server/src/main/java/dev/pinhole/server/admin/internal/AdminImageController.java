package dev.pinhole.server.admin.internal;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.admin.OwnedImage;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageQuery;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.SearchWords;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's images. One of them is opened, changed and deleted where its owner does. */
@RestController
@RequestMapping("/api/v1/admin/images")
@RequiresScope(Scope.ADMIN)
@Tag(name = "Admin")
class AdminImageController {
  private final Library library;
  private final AccountNames names;

  AdminImageController(Library library, AccountNames names) {
    this.library = library;
    this.names = names;
  }

  @GetMapping
  @Operation(summary = "Everybody's images, or one account's; newest first")
  Page<OwnedImage> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Long owner,
      @RequestParam(required = false) @Nullable String q) {
    PageRequest page = PageRequest.of(cursor, limit);
    ImageQuery query =
        new ImageQuery(
            owner,
            SearchWords.of(q),
            null,
            null,
            null,
            null,
            null,
            position(page.after()),
            page.rowsToRead());
    List<Image> images = library.listAsAdmin(caller, query);
    return page.page(images, AdminImageController::cursor, this::owned);
  }

  private OwnedImage owned(Image image) {
    return new OwnedImage(names.of(image.owner()), ImageViews.of(image));
  }

  private static ImageQuery.@Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null ? null : new ImageQuery.Position(cursor.position(), cursor.id());
  }

  private static Cursor cursor(Image image) {
    return new Cursor(image.createdAt().toEpochMilli(), image.number());
  }
}
