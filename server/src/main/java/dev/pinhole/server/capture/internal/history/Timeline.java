package dev.pinhole.server.capture.internal.history;

import dev.pinhole.api.capture.TimelineEntry;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.Visitor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a timeline on its way out. Each image is looked up once. */
class Timeline {
  private final Library library;
  private final Visitor owner;
  private final Map<String, Optional<Image>> images = new HashMap<>();

  Timeline(Library library, Caller caller) {
    this.library = library;
    this.owner = new Visitor(new Caller(caller.accountId(), "", false), null, false, "");
  }

  TimelineEntry entry(TimelineRows.Row row) {
    Boolean changed = changed(row);
    return new TimelineEntry(
        row.id(),
        row.state(),
        row.createdAt(),
        row.finishedAt(),
        row.schedule(),
        row.error(),
        image(row.image()).map(ImageViews::of).orElse(null),
        row.before(),
        changed,
        Boolean.FALSE.equals(changed) ? Double.valueOf(0) : row.changedRatio());
  }

  /** An owner has each content once, so one image is one content, and two are two. */
  private @Nullable Boolean changed(TimelineRows.Row row) {
    String key = row.image();
    String before = row.beforeImage();
    if (key == null || before == null) {
      return null;
    }
    if (key.equals(before)) {
      return false;
    }
    return image(key)
        .flatMap(now -> image(before).map(then -> !Objects.equals(content(now), content(then))))
        .orElse(null);
  }

  private static Object content(Image image) {
    return image.content().blob();
  }

  private Optional<Image> image(@Nullable String key) {
    return key == null ? Optional.empty() : images.computeIfAbsent(key, this::find);
  }

  private Optional<Image> find(String key) {
    return library.access(key, owner) instanceof Access.Granted granted
        ? Optional.of(granted.image())
        : Optional.empty();
  }
}
