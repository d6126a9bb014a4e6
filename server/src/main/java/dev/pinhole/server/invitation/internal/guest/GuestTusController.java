package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.upload.ResumableUploadMapping;
import dev.pinhole.server.upload.ResumableUploads;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Resumable uploads of guests. Not in the API's description: the protocol has one of its own. */
@Hidden
@RestController
@RequestMapping(GuestTusController.PATH)
class GuestTusController {
  static final String PATH = "/api/v1/guest/tus";

  private final ResumableUploads resumable;
  private final GuestUploads uploads;

  GuestTusController(ResumableUploads resumable, GuestUploads uploads) {
    this.resumable = resumable;
    this.uploads = uploads;
  }

  @ResumableUploadMapping
  void handle(Guest guest, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    resumable.handle(uploads.of(guest), request, response, PATH);
  }
}
