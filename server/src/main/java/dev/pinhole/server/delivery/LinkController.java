package dev.pinhole.server.delivery;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.link.Link;
import dev.pinhole.api.link.LinkRequest;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.ServerAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LinkController {

  private static final LinkRequest EMPTY = new LinkRequest(null, null, null);

  private final Library library;
  private final Links links;

  LinkController(Library library, Links links) {
    this.library = library;
    this.links = links;
  }

  @PostMapping("/api/v1/images/{key}/links")
  @ResponseStatus(HttpStatus.CREATED)
  @RequiresScope(Scope.IMAGES_READ)
  Link sign(
      @PathVariable String key,
      Caller caller,
      @RequestBody(required = false) @Nullable LinkRequest request) {
    String base = ServerAddress.ofRequest();
    return links.sign(base, library.owned(key, caller).key(), request == null ? EMPTY : request);
  }
}
