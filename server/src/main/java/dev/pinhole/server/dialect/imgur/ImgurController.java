package dev.pinhole.server.dialect.imgur;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.CallerResolver;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.image.DeletionKeys;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.Visitor;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ServerAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Speaks("imgur")
@Hidden
class ImgurController {
  private final ImgurUploads uploads;
  private final Library library;
  private final DeletionKeys deletionKeys;
  private final CallerResolver callers;

  ImgurController(
      ImgurUploads uploads, Library library, DeletionKeys deletionKeys, CallerResolver callers) {
    this.uploads = uploads;
    this.library = library;
    this.deletionKeys = deletionKeys;
    this.callers = callers;
  }

  @PostMapping({
    "/3/image",
    "/3/image/",
    "/3/image.json",
    "/3/upload",
    "/3/upload/",
    "/3/upload.json"
  })
  @RequiresScope(Scope.IMAGES_WRITE)
  @CountsAsUpload
  ImgurAnswer<ImgurImage> upload(Caller caller, HttpServletRequest request) throws IOException {
    Image image = uploads.take(caller, request);
    return ImgurAnswer.of(ImgurImage.of(image, base(), deletionKeys.of(image)));
  }

  /** Of one's own, and of what whoever has the link may see. */
  @GetMapping({"/3/image/{id}", "/3/image/{id}/"})
  ImgurAnswer<ImgurImage> image(
      @PathVariable String id, @Nullable Caller caller, HttpServletRequest request) {
    Caller reader = caller != null && caller.may(Scope.IMAGES_READ) ? caller : null;
    Visitor visitor = new Visitor(reader, null, false, ClientAddress.of(request));
    if (!(library.access(id, visitor) instanceof Access.Granted(Image image, _))) {
      throw ProblemException.notFound();
    }
    return ImgurAnswer.of(
        reader != null && reader.accountId() == image.owner()
            ? ImgurImage.of(image, base(), deletable(image, reader))
            : ImgurImage.ofOthers(image, base()));
  }

  private @Nullable String deletable(Image image, Caller owner) {
    return owner.may(Scope.IMAGES_WRITE) ? deletionKeys.of(image) : null;
  }

  /** Who holds the hash needs nothing else; whose image it is, its id will do. */
  @DeleteMapping({"/3/image/{hash}", "/3/image/{hash}/"})
  ImgurAnswer<Boolean> delete(@PathVariable String hash, HttpServletRequest request) {
    if (Ids.valid(hash)) {
      library.delete(hash, writer(request), null);
    } else {
      deletionKeys.delete(hash, ClientAddress.of(request));
    }
    return ImgurAnswer.of(true);
  }

  private Caller writer(HttpServletRequest request) {
    Caller caller = callers.resolve(request);
    if (caller == null) {
      throw ProblemException.unauthenticated();
    }
    if (!caller.may(Scope.IMAGES_WRITE)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "This needs the scope " + Scope.IMAGES_WRITE.value() + ".");
    }
    return caller;
  }

  static String base() {
    return ServerAddress.ofRequest();
  }
}
