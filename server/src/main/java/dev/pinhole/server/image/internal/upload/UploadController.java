package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.platform.IdempotencyKey;
import dev.pinhole.server.platform.RepeatableAnswer;
import dev.pinhole.server.platform.RepeatableAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UploadController {
  private final Reception reception;
  private final Uploads uploads;
  private final RepeatableAnswers answers;

  UploadController(Reception reception, Uploads uploads, RepeatableAnswers answers) {
    this.reception = reception;
    this.uploads = uploads;
    this.answers = answers;
  }

  @PostMapping("/api/v1/images")
  @CountsAsUpload
  @RequiresScope(Scope.IMAGES_WRITE)
  ResponseEntity<String> upload(
      Caller caller,
      HttpServletRequest request,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String requestKey)
      throws IOException {
    IdempotencyKey key = IdempotencyKey.of(caller.accountId(), requestKey);
    try (Received<UploadFields> received = reception.receive(caller.accountId(), request)) {
      RepeatableAnswer answer =
          key == null
              ? uploads.take(caller, received)
              : answers.once(key, Fingerprint.of(received), () -> uploads.take(caller, received));
      return ResponseEntity.status(answer.status())
          .contentType(MediaType.APPLICATION_JSON)
          .body(answer.body());
    }
  }
}
