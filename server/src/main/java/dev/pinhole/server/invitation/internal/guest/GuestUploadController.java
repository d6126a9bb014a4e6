package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.api.image.UploadResult;
import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.api.upload.UploadState;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.upload.UploadDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** A guest's files on their way in. */
@RestController
@RequestMapping("/api/v1/guest/uploads")
@Tag(name = "Guests")
class GuestUploadController {
  private static final CompletionRequest NO_CLAIMS = new CompletionRequest(null);

  private final UploadDesk desk;
  private final GuestUploads uploads;

  GuestUploadController(UploadDesk desk, GuestUploads uploads) {
    this.desk = desk;
    this.uploads = uploads;
  }

  @PostMapping
  @CountsAsUpload
  @Operation(summary = "Announces a file; the answer says how to send it")
  ResponseEntity<UploadView> announce(Guest guest, @RequestBody UploadRequest request)
      throws IOException {
    UploadView view = desk.announce(uploads.of(guest), request);
    return ResponseEntity.status(
            view.state() == UploadState.PENDING ? HttpStatus.CREATED : HttpStatus.OK)
        .body(view);
  }

  @GetMapping
  @Operation(summary = "One's own pending uploads, newest first")
  List<UploadView> pending(Guest guest) {
    return desk.pending(uploads.of(guest));
  }

  @GetMapping("/{id}")
  @Operation(summary = "An upload, with requests signed anew")
  UploadView find(Guest guest, @PathVariable String id) throws IOException {
    return desk.find(uploads.of(guest), id);
  }

  @PostMapping("/{id}/complete")
  @CountsAsUpload
  @Operation(summary = "Says that the file has been sent; it is looked at and taken in")
  ResponseEntity<UploadResult> complete(
      Guest guest,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable CompletionRequest request)
      throws IOException {
    UploadDesk.Completed completed =
        desk.complete(uploads.of(guest), id, request == null ? NO_CLAIMS : request);
    return ResponseEntity.status(completed.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(completed.result());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Gives an upload up")
  void cancel(Guest guest, @PathVariable String id) throws IOException {
    desk.cancel(uploads.of(guest), id);
  }
}
