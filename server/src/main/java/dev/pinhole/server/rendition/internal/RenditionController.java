package dev.pinhole.server.rendition.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.rendition.RenditionEntry;
import dev.pinhole.api.rendition.RenditionList;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.rendition.Rendition;
import dev.pinhole.server.rendition.Renditions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RenditionController {

  private final Library library;
  private final Renditions renditions;

  RenditionController(Library library, Renditions renditions) {
    this.library = library;
    this.renditions = renditions;
  }

  @GetMapping("/api/v1/images/{key}/renditions")
  @RequiresScope(Scope.IMAGES_READ)
  RenditionList list(@PathVariable String key, Caller caller) {
    return new RenditionList(
        renditions.of(library.owned(key, caller).content().blob()).stream()
            .map(RenditionController::entry)
            .toList());
  }

  private static RenditionEntry entry(Rendition rendition) {
    return new RenditionEntry(
        rendition.transform(),
        rendition.format().mediaType(),
        rendition.width(),
        rendition.height(),
        rendition.frames(),
        rendition.size(),
        rendition.createdAt(),
        rendition.lastUsedAt());
  }
}
