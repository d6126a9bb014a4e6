package dev.pinhole.server.dialect.prntscrn;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.delivery.Links;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.ForeignForms;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ServerAddress;
import dev.pinhole.server.publisher.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes one image in, for whoever will have its link. */
@Component
@Speaks("prntscrn")
class Screenshots {
  /** Fields that are the image even where the client gave it no file name. */
  private static final Set<String> FILES = Set.of("image", "file");

  private static final Map<String, String> BY_LINK =
      Map.of("visibility", Visibility.UNLISTED.toString());

  private final ForeignForms forms;
  private final UploadTerms terms;
  private final Links links;
  private final Publisher publisher;

  Screenshots(ForeignForms forms, UploadTerms terms, Links links, Publisher publisher) {
    this.forms = forms;
    this.terms = terms;
    this.links = links;
    this.publisher = publisher;
  }

  /** The address of the image. */
  String take(Caller caller, HttpServletRequest request) throws IOException {
    Admission admission = terms.admission(caller.accountId(), ImageSource.UPLOAD, BY_LINK);
    try (ForeignForms.Form form = forms.receive(caller.accountId(), request, FILES::contains)) {
      requireOne(form.files());
      return switch (form.admit(admission, this::publish).getFirst()) {
        case ForeignForms.Taken(_, Admitted admitted) -> url(admitted.image());
        case ForeignForms.Refused(_, ProblemException problem) -> throw problem;
      };
    }
  }

  private void publish(Admitted admitted) {
    publisher.publish(admitted.image());
  }

  private static void requireOne(int files) {
    if (files != 1) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST,
          "Send one image, as a file of a multipart/form-data form; there are %d."
              .formatted(files));
    }
  }

  /** What its owner has already, and keeps private, stays private: its link is signed. */
  private String url(Image image) {
    String base = ServerAddress.ofRequest();
    return base + PrntscrnDialect.PATH + "/" + image.key() + signature(image);
  }

  private String signature(Image image) {
    if (image.sharing().visibility() != Visibility.PRIVATE) {
      return "";
    }
    String signed = links.lasting("", image.key()).url();
    return signed.substring(signed.indexOf('?'));
  }
}
