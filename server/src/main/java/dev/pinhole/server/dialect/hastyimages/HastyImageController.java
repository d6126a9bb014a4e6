package dev.pinhole.server.dialect.hastyimages;

import dev.pinhole.api.image.ImageMetadata;
import dev.pinhole.server.delivery.Links;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.invitation.InvitationLinks;
import dev.pinhole.server.invitation.LinkVisit;
import dev.pinhole.server.invitation.LinkVisit.LinkFile;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ServerAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What has come by a link, and what is awaited. */
@Hidden
@RestController
@Speaks(HastyImages.NAME)
class HastyImageController {
  private static final Duration ONE_DAY = Duration.ofDays(1);

  private final InvitationLinks links;
  private final Library library;
  private final Links signed;
  private final JsonMapper json;

  HastyImageController(InvitationLinks links, Library library, Links signed, JsonMapper json) {
    this.links = links;
    this.library = library;
    this.signed = signed;
    this.json = json;
  }

  @GetMapping({"/api/images", "/api/images/"})
  ResponseEntity<List<ImageAnswer>> list(
      @RequestParam(name = "access_token", required = false) @Nullable String token,
      HttpServletRequest request) {
    LinkVisit visit = links.enter(token, ClientAddress.of(request));
    List<LinkFile> files = visit.files();
    Map<Long, String> said =
        library.metadata(files.stream().flatMap(file -> Stream.ofNullable(file.image())).toList());
    String base = ServerAddress.ofRequest();
    List<ImageAnswer> images =
        files.stream().map(file -> answer(visit.token(), file, said, base)).toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(images);
  }

  private ImageAnswer answer(UUID token, LinkFile file, Map<Long, String> said, String base) {
    Image image = file.image();
    if (image == null) {
      return ImageAnswer.awaited(token, file);
    }
    String metadata = said.get(image.number());
    return ImageAnswer.of(
        token,
        file,
        image,
        metadata == null ? Map.of() : json.readValue(metadata, ImageMetadata.class).fields(),
        signed.atMost(base, image.key(), ONE_DAY).url());
  }
}
