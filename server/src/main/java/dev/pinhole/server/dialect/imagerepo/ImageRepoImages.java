package dev.pinhole.server.dialect.imagerepo;

import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.delivery.Delivery;
import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.image.ForeignForms;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Speaks("imagerepo")
@Hidden
class ImageRepoImages {
  private final Library library;
  private final ForeignForms forms;
  private final UploadTerms terms;
  private final Delivery delivery;

  ImageRepoImages(Library library, ForeignForms forms, UploadTerms terms, Delivery delivery) {
    this.library = library;
    this.forms = forms;
    this.terms = terms;
    this.delivery = delivery;
  }

  @PostMapping({"/images", "/images/"})
  @RequiresScope(Scope.IMAGES_WRITE)
  @CountsAsUpload
  RepoImage upload(Caller caller, HttpServletRequest request) throws IOException {
    try (ForeignForms.Form form = forms.receive(caller.accountId(), request, "file"::equals)) {
      if (form.files() != 1) {
        throw ProblemException.invalid("file", "Send one file, as the form's field file.");
      }
      ImageWish wish = ImageWish.ofForm(form.fields());
      Admission admission = wish.admission(caller.accountId(), terms);
      return switch (form.admit(admission).getFirst()) {
        case ForeignForms.Taken(_, Admitted admitted) ->
            RepoImage.of(asWished(admitted, wish, admission, caller), wish);
        case ForeignForms.Refused(_, ProblemException problem) -> throw problem;
      };
    }
  }

  /** What goes for a new image goes for one, too, that its owner sends once more. */
  private Image asWished(Admitted admitted, ImageWish wish, Admission admission, Caller caller) {
    return admitted.duplicate()
        ? library.change(admitted.image().key(), caller, wish.change(admission), null)
        : admitted.image();
  }

  @GetMapping({"/images/{id}", "/images/{id}/"})
  @RequiresScope(Scope.IMAGES_READ)
  void image(
      @PathVariable long id,
      Caller caller,
      Fields fields,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String accessKey = accessKey(fields, request);
    if (accessKey == null) {
      delivery.send(library.numbered(id, caller).key(), Map.of(), request, response);
    } else {
      Image image = library.numbered(id, caller, accessKey, ClientAddress.of(request));
      delivery.send(image.key(), Map.of("key", accessKey), request, response);
    }
  }

  /** Delivery takes one by a header as well, which must tell no more of a number than this. */
  private static @Nullable String accessKey(Fields fields, HttpServletRequest request) {
    String named = fields.any("accesskey", "accessKey");
    String header = request.getHeader("X-Access-Key");
    if (named != null && header != null && !named.equals(header)) {
      throw ProblemException.invalid(
          "accesskey", "accesskey is not the same as the header X-Access-Key.");
    }
    return named == null ? header : named;
  }

  @PutMapping({"/images/{id}", "/images/{id}/"})
  @RequiresScope(Scope.IMAGES_WRITE)
  RepoImage change(@PathVariable long id, Caller caller, Fields fields) {
    String key = library.numbered(id, caller).key();
    ImageWish wish = ImageWish.of(fields);
    Admission checked = wish.admission(caller.accountId(), terms);
    return RepoImage.of(library.change(key, caller, wish.change(checked), null), wish);
  }

  @DeleteMapping({"/images/{id}", "/images/{id}/"})
  @RequiresScope(Scope.IMAGES_WRITE)
  Told delete(@PathVariable long id, Caller caller) {
    library.delete(library.numbered(id, caller).key(), caller, null);
    return new Told("The image is deleted.");
  }
}
