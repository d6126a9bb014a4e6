package dev.pinhole.server.upload.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.image.UploadResult;
import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.api.upload.UploadState;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.upload.UploadDesk;
import dev.pinhole.server.upload.UploadDesk.Completed;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploads that account holders announce. The answers hold signed addresses. */
@RestController
@RequestMapping("/api/v1/uploads")
@RequiresScope(Scope.IMAGES_WRITE)
class AnnouncedUploadController {
  private static final CompletionRequest SILENT = new CompletionRequest(null);

  private final UploadDesk desk;
  private final UploadTerms terms;

  AnnouncedUploadController(UploadDesk desk, UploadTerms terms) {
    this.desk = desk;
    this.terms = terms;
  }

  @PostMapping
  @CountsAsUpload
  ResponseEntity<UploadView> announce(Caller caller, @RequestBody UploadRequest request)
      throws IOException {
    UploadView view = desk.announce(uploader(caller), request);
    boolean isPending = view.state() == UploadState.PENDING;
    return answer(isPending ? HttpStatus.CREATED : HttpStatus.OK, view);
  }

  @GetMapping
  ResponseEntity<List<UploadView>> pending(Caller caller) {
    return answer(HttpStatus.OK, desk.pending(uploader(caller)));
  }

  @GetMapping("/{id}")
  ResponseEntity<UploadView> find(Caller caller, @PathVariable String id) throws IOException {
    return answer(HttpStatus.OK, desk.find(uploader(caller), id));
  }

  @PostMapping("/{id}/complete")
  @CountsAsUpload
  ResponseEntity<UploadResult> complete(
      Caller caller,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable CompletionRequest request)
      throws IOException {
    Completed completed = desk.complete(uploader(caller), id, request == null ? SILENT : request);
    return answer(completed.created() ? HttpStatus.CREATED : HttpStatus.OK, completed.result());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(Caller caller, @PathVariable String id) throws IOException {
    desk.cancel(uploader(caller), id);
  }

  private AccountUploader uploader(Caller caller) {
    return new AccountUploader(caller, terms);
  }

  private static <T> ResponseEntity<T> answer(HttpStatus status, T body) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
  }
}
