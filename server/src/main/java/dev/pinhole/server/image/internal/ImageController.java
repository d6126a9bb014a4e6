package dev.pinhole.server.image.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.image.ImageMetadata;
import dev.pinhole.api.image.ImageView;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.image.Library;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One image. */
@RestController
@RequestMapping("/api/v1/images/{key}")
class ImageController {
  private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

  private final Library library;
  private final ImagePatch patch;
  private final JsonMapper json;

  ImageController(Library library, ImagePatch patch, JsonMapper json) {
    this.library = library;
    this.patch = patch;
    this.json = json;
  }

  @GetMapping
  @RequiresScope(Scope.IMAGES_READ)
  ResponseEntity<ImageView> get(
      @PathVariable String key,
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
    Image image = library.owned(key, caller);
    return Versions.isKnown(image, known)
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(Versions.etag(image)).build()
        : answer(image);
  }

  @PatchMapping
  @RequiresScope(Scope.IMAGES_WRITE)
  ResponseEntity<ImageView> change(
      @PathVariable String key,
      Caller caller,
      @RequestBody JsonNode members,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String expected) {
    return answer(library.change(key, caller, patch.read(members), Versions.expected(expected)));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @RequiresScope(Scope.IMAGES_WRITE)
  void delete(
      @PathVariable String key,
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String expected) {
    library.delete(key, caller, Versions.expected(expected));
  }

  @GetMapping("/metadata")
  @RequiresScope(Scope.IMAGES_READ)
  ImageMetadata metadata(@PathVariable String key, Caller caller) {
    Image image = library.owned(key, caller);
    ImageMetadata found = json.readValue(library.metadata(image), ImageMetadata.class);
    return new ImageMetadata(found.fields(), found.tags(), found.truncated(), claims(image));
  }

  private @Nullable Map<String, Object> claims(Image image) {
    return library.claims(image).map(text -> json.readValue(text, CLAIMS)).orElse(null);
  }

  private static ResponseEntity<ImageView> answer(Image image) {
    return ResponseEntity.ok().eTag(Versions.etag(image)).body(ImageViews.of(image));
  }
}
