package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.rendition.Conversions;
import dev.pinhole.server.rendition.Rendition;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code list}: the caller's images, whichever way they came, oldest first. */
@RestController
@Hidden
@Speaks(ImageConverter.NAME)
class ConverterListingController {
  private final Library library;
  private final Conversions conversions;
  private final ImageConverterProperties properties;

  ConverterListingController(
      Library library, Conversions conversions, ImageConverterProperties properties) {
    this.library = library;
    this.conversions = conversions;
    this.properties = properties;
  }

  @GetMapping({"/api/images/list", "/api/images/list/"})
  @RequiresScope(Scope.IMAGES_READ)
  ResponseEntity<List<Container>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String page,
      @RequestParam(required = false) @Nullable String limit) {
    Part part = Part.of(page, limit, properties.listLimit());
    List<Image> found = library.oldest(caller.accountId(), part.skip(), part.limit() + 1);
    part.requireFilled(found);
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (found.size() > part.limit()) {
      answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(part)));
    }
    return answer.body(containers(found.stream().limit(part.limit()).toList()));
  }

  private List<Container> containers(List<Image> images) {
    Map<Long, List<Rendition>> made = conversions.of(images);
    return images.stream()
        .map(image -> Container.of(image, made.getOrDefault(image.number(), List.of())))
        .toList();
  }

  /** The array has no place to say that there is more. */
  private static String next(Part part) {
    return ServletUriComponentsBuilder.fromCurrentRequest()
        .replaceQuery(null)
        .queryParam("page", part.page() + 1)
        .queryParam("limit", part.limit())
        .toUriString();
  }
}
