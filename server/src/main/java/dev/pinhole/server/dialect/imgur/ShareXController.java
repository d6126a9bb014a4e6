package dev.pinhole.server.dialect.imgur;

import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.ProgramSignIn;
import dev.pinhole.server.account.RequiresProof;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.dialect.Speaks;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Speaks("imgur")
class ShareXController {
  private static final String FILE =
      ContentDisposition.attachment().filename("pinhole.sxcu").build().toString();

  private final ProgramSignIn programs;

  ShareXController(ProgramSignIn programs) {
    this.programs = programs;
  }

  @PostMapping("/api/v1/sharex")
  @RequiresScope(Scope.ACCOUNT)
  @RequiresProof
  @Operation(
      summary = "Makes a file that sets ShareX up",
      description =
          "A custom uploader (.sxcu) with a new API token, called ShareX, that may add, change and"
              + " delete images. Of an account's tokens of that name the ten latest stay.")
  ResponseEntity<ShareXUploader> uploader(Caller caller) {
    String token = programs.apiToken(caller.accountId(), "ShareX", Set.of(Scope.IMAGES_WRITE));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, FILE)
        .body(ShareXUploader.of(ImgurController.base(), token));
  }
}
