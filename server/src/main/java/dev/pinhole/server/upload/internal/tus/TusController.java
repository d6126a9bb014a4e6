package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.upload.ResumableUploadMapping;
import dev.pinhole.server.upload.ResumableUploads;
import dev.pinhole.server.upload.internal.AccountUploader;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For accounts. Not in the API's description: the protocol has one of its own. */
@Hidden
@RestController
@RequestMapping(TusController.PATH)
class TusController {
  static final String PATH = "/api/v1/tus";

  private final ResumableUploads uploads;
  private final UploadTerms terms;

  TusController(ResumableUploads uploads, UploadTerms terms) {
    this.uploads = uploads;
    this.terms = terms;
  }

  @ResumableUploadMapping
  @CountsAsUpload
  @RequiresScope(Scope.IMAGES_WRITE)
  void handle(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    uploads.handle(new AccountUploader(caller, terms), request, response, PATH);
  }
}
