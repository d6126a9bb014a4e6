package dev.pinhole.server.image.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Archives;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.Visitor;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many originals in one ZIP file, written while it is sent. */
@RestController
class ArchiveController {
  private final Library library;
  private final Archives archives;

  ArchiveController(Library library, Archives archives) {
    this.library = library;
    this.archives = archives;
  }

  @GetMapping("/api/v1/archive")
  @RequiresScope(Scope.IMAGES_READ)
  void archive(
      Caller caller,
      @RequestParam List<String> keys,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    List<Image> images =
        images(distinct(keys), new Visitor(caller, null, false, ClientAddress.of(request)));
    archives.send(images, response);
  }

  private static List<String> distinct(List<String> parameters) {
    List<String> keys =
        parameters.stream()
            .flatMap(p -> Arrays.stream(p.split(",", -1)))
            .map(String::strip)
            .filter(key -> !key.isEmpty())
            .distinct()
            .limit(Archives.MAX_IMAGES + 1L)
            .toList();
    if (keys.isEmpty() || keys.size() > Archives.MAX_IMAGES) {
      throw ImageFields.invalid("keys", "From 1 to %s keys are accepted.", Archives.MAX_IMAGES);
    }
    return keys;
  }

  private List<Image> images(List<String> keys, Visitor visitor) {
    List<Image> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String key : keys) {
      if (library.access(key, visitor) instanceof Access.Granted(Image image, boolean original)
          && original) {
        found.add(image);
      } else {
        missing.add(ImageFields.shown(key));
      }
    }
    if (!missing.isEmpty()) {
      throw new ProblemException(
              ProblemCode.NOT_FOUND,
              "%d of the %d images are not there for you to fetch as originals."
                  .formatted(missing.size(), keys.size()))
          .with("keys", missing);
    }
    return found;
  }
}
