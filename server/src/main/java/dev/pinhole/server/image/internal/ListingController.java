package dev.pinhole.server.image.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.Page;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.ImageView;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageQuery;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.SearchWords;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import dev.pinhole.server.platform.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's images, newest first; an admin can ask for everyone's. */
@RestController
class ListingController {
  private final Library library;

  ListingController(Library library) {
    this.library = library;
  }

  @GetMapping("/api/v1/images")
  @RequiresScope(Scope.IMAGES_READ)
  Page<ImageView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String visibility,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "false") boolean all) {
    PageRequest page = PageRequest.of(cursor, limit);
    ImageQuery query =
        new ImageQuery(
            owner(caller, all),
            SearchWords.of(q),
            source == null ? null : source(source),
            format == null ? null : format(format),
            visibility == null ? null : ImageFields.visibility(visibility),
            from == null ? null : moment("from", from),
            to == null ? null : moment("to", to),
            position(page.after()),
            page.rowsToRead());
    List<Image> images = all ? library.listAsAdmin(caller, query) : library.list(query);
    return page.page(images, ListingController::cursor, ImageViews::of);
  }

  private static @Nullable Long owner(Caller caller, boolean all) {
    if (all && !caller.admin()) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "Only an admin can list everyone's images with all=true.");
    }
    return all ? null : caller.accountId();
  }

  private static ImageSource source(String word) {
    return ImageSource.of(word)
        .orElseThrow(() ->
            ImageFields.invalid(
                "source", "%s is none of %s.", word, ImageFields.words(ImageSource.values())));
  }

  private static ImageFormat format(String word) {
    return ImageFormat.ofExtension(word)
        .orElseThrow(() ->
            ImageFields.invalid(
                "format",
                "%s is none of %s.",
                word,
                Arrays.stream(ImageFormat.values()).map(ImageFormat::extension).toList()));
  }

  private static Instant moment(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ImageFields.invalid(name, "%s is not a moment such as 2026-05-01T12:00:00Z.", text);
    }
  }

  private static ImageQuery.@Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null ? null : new ImageQuery.Position(cursor.position(), cursor.id());
  }

  private static Cursor cursor(Image image) {
    return new Cursor(image.createdAt().toEpochMilli(), image.number());
  }
}
