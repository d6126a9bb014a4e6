package dev.pinhole.server.dialect.prntscrn;

import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.delivery.Delivery;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.publisher.Publisher;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All that prntscrn-clone's clients know: put, show and take away one image. */
@RestController
@Speaks("prntscrn")
@Hidden
class ScreenshotController {
  private final Screenshots screenshots;
  private final Library library;
  private final Delivery delivery;
  private final Publisher publisher;

  ScreenshotController(
      Screenshots screenshots, Library library, Delivery delivery, Publisher publisher) {
    this.screenshots = screenshots;
    this.library = library;
    this.delivery = delivery;
    this.publisher = publisher;
  }

  @PostMapping({PrntscrnDialect.PATH, PrntscrnDialect.PATH + "/"})
  @CountsAsUpload
  @RequiresScope(Scope.IMAGES_WRITE)
  Done upload(Caller caller, HttpServletRequest request) throws IOException {
    return Done.at(screenshots.take(caller, request));
  }

  /** For whoever has the link; the query is that of {@code /i/{key}}. */
  @GetMapping({PrntscrnDialect.PATH + "/{id}", PrntscrnDialect.PATH + "/{id}/"})
  void show(
      @PathVariable String id,
      @RequestParam Map<String, String> query,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    delivery.send(id, query, request, response, publisher);
  }

  @DeleteMapping({PrntscrnDialect.PATH + "/{id}", PrntscrnDialect.PATH + "/{id}/"})
  @RequiresScope(Scope.IMAGES_WRITE)
  Done delete(Caller caller, @PathVariable String id) {
    library.delete(id, caller, null);
    return Done.DONE;
  }
}
