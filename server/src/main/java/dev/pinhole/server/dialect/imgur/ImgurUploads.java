package dev.pinhole.server.dialect.imgur;

import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.ForeignForms;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageImports;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes an image in, in whichever of imgur's ways it is sent. */
@Component
@Speaks("imgur")
class ImgurUploads {
  private final Library library;
  private final ForeignForms forms;
  private final UploadTerms terms;
  private final ImageImports imports;

  ImgurUploads(Library library, ForeignForms forms, UploadTerms terms, ImageImports imports) {
    this.library = library;
    this.forms = forms;
    this.terms = terms;
    this.imports = imports;
  }

  Image take(Caller caller, HttpServletRequest request) throws IOException {
    return isOf(request, "application/x-www-form-urlencoded")
        ? urlencoded(caller, request)
        : received(caller, request);
  }

  private Image received(Caller caller, HttpServletRequest request) throws IOException {
    HttpServletRequest sent =
        isOf(request, "multipart/form-data") ? request : new BareImage(request);
    try (ForeignForms.Form form = forms.receive(caller.accountId(), sent, new SentImage())) {
      Fields fields = new Fields(form.fields());
      return switch (form.files()) {
        case 0 -> fetch(caller, fields);
        case 1 -> admit(caller, form, fields);
        default -> throw ProblemException.invalid("image", "Send one image at a time.");
      };
    }
  }

  private Image admit(Caller caller, ForeignForms.Form form, Fields fields) throws IOException {
    requireNoAddress(fields);
    ImgurWish wish = ImgurWish.of(fields);
    Admission admission = wish.admission(caller.accountId(), ImageSource.UPLOAD, terms);
    return switch (form.admit(admission).getFirst()) {
      case ForeignForms.Taken(_, Admitted admitted) -> asWished(admitted, wish, admission, caller);
      case ForeignForms.Refused(_, ProblemException problem) -> throw problem;
    };
  }

  /** The container holds such a form in memory, and bounds it. */
  private Image urlencoded(Caller caller, HttpServletRequest request) throws IOException {
    Fields fields = fields(request);
    // Clients that forget to escape it send a plus as a space.
    String text = fields.require("image").replace(' ', '+');
    InputStream sent = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    InputStream image = new SentImage().open(sent);
    if (image == null) {
      return fetch(caller, fields);
    }
    requireNoAddress(fields);
    ImgurWish wish = ImgurWish.of(fields);
    Admission admission = wish.admission(caller.accountId(), ImageSource.UPLOAD, terms);
    try (Arrival arrival = library.stage(image, terms.maxFileBytes())) {
      return asWished(library.admit(arrival, admission), wish, admission, caller);
    }
  }

  private static Fields fields(HttpServletRequest request) {
    Map<String, String> values = new HashMap<>();
    request.getParameterMap().forEach((name, sent) -> values.put(name, sent[0]));
    return new Fields(values);
  }

  private Image fetch(Caller caller, Fields fields) throws IOException {
    String address = fields.require("image").strip();
    if (!SentImage.isAddress(address)) {
      throw ProblemException.invalid("image", "image is neither a file, nor base64, nor a URL.");
    }
    ImgurWish wish = ImgurWish.of(fields);
    Admission admission = wish.admission(caller.accountId(), ImageSource.IMPORT, terms);
    return asWished(imports.fetch(address, admission), wish, admission, caller);
  }

  private static void requireNoAddress(Fields fields) {
    if ("url".equalsIgnoreCase(fields.any("type"))) {
      throw ProblemException.invalid(
          "image", "type is url, and image is no address with http:// or https://.");
    }
  }

  /** What goes for a new image goes for one, too, that its owner sends once more. */
  private Image asWished(Admitted admitted, ImgurWish wish, Admission admission, Caller caller) {
    Image image = admitted.image();
    return admitted.duplicate() && wish.changes(image)
        ? library.change(image.key(), caller, wish.change(image, admission), null)
        : image;
  }

  /** Types that are not well-formed are sent, too. */
  private static boolean isOf(HttpServletRequest request, String type) {
    String sent = request.getContentType();
    return sent != null && sent.strip().toLowerCase(Locale.ROOT).startsWith(type);
  }
}
