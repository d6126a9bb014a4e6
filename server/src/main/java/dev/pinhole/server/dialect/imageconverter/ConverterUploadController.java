package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.image.ForeignForms;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.rendition.Conversions;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code create}: many files at once, each of which is to be had as JPEG and as PNG. */
@RestController
@Hidden
@Speaks(ImageConverter.NAME)
class ConverterUploadController {
  private final ForeignForms forms;
  private final UploadTerms terms;
  private final Conversions conversions;

  ConverterUploadController(ForeignForms forms, UploadTerms terms, Conversions conversions) {
    this.forms = forms;
    this.terms = terms;
    this.conversions = conversions;
  }

  @PostMapping({"/api/images/create", "/api/images/create/"})
  @CountsAsUpload
  @RequiresScope(Scope.IMAGES_WRITE)
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> create(Caller caller, HttpServletRequest request) throws IOException {
    Admission admission = terms.admission(caller.accountId(), ImageSource.UPLOAD, Map.of());
    try (ForeignForms.Form form = forms.receive(caller.accountId(), request, _ -> false)) {
      if (form.files() == 0) {
        throw Complaints.detail(ProblemCode.INVALID_REQUEST, "No file was submitted.");
      }
      return Created.of(form.admit(admission, this::convert));
    }
  }

  /** Also what the account has had from elsewhere: nobody may have asked for its other format. */
  private void convert(Admitted admitted) {
    Image image = admitted.image();
    FormatWords.PROMISED.stream()
        .filter(format -> format != image.content().format())
        .forEach(format -> conversions.schedule(image, format));
  }
}
