package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.image.ImportRequest;
import dev.pinhole.api.image.UploadAnswer;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.platform.IdempotencyKey;
import dev.pinhole.server.platform.RepeatableAnswer;
import dev.pinhole.server.platform.RepeatableAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** An upload whose bytes this server fetches. */
@RestController
class ImportController {
  private final Imports imports;
  private final RepeatableAnswers answers;

  ImportController(Imports imports, RepeatableAnswers answers) {
    this.imports = imports;
    this.answers = answers;
  }

  @PostMapping(path = "/api/v1/images", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresScope(Scope.IMAGES_WRITE)
  @CountsAsUpload
  @Operation(
      summary = "Adds images: sent along, or fetched from a url",
      description =
          "The body is multipart/form-data with files, one image as image/* or"
              + " application/octet-stream, or JSON with the url of an image to fetch.")
  @ApiResponse(
      responseCode = "201",
      description = "in the library; 200 where the same content was there already",
      content = @Content(schema = @Schema(implementation = UploadAnswer.class)))
  ResponseEntity<String> fetch(
      Caller caller,
      @RequestBody ImportRequest request,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String requestKey)
      throws IOException {
    IdempotencyKey key = IdempotencyKey.of(caller.accountId(), requestKey);
    Import wanted = imports.check(caller, request);
    RepeatableAnswer answer =
        key == null
            ? imports.take(wanted)
            : answers.once(key, wanted.fingerprint(), () -> imports.take(wanted));
    return ResponseEntity.status(answer.status())
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer.body());
  }
}
