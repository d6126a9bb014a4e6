package dev.pinhole.server.dialect.captureindonk;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.dialect.TokenCallers;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pages are photographed, and their pictures found again. */
@RestController
@Speaks(Captureindonk.NAME)
@Hidden
class CaptureindonkCaptureController {
  private final TokenCallers callers;
  private final Captures captures;
  private final CapturedImages images;

  CaptureindonkCaptureController(TokenCallers callers, Captures captures, CapturedImages images) {
    this.callers = callers;
    this.captures = captures;
    this.images = images;
  }

  @PostMapping({"/apis/capture", "/apis/capture/"})
  Envelope capture(Fields fields, HttpServletRequest request) {
    Caller caller = caller(fields, request, Scope.CAPTURES);
    Map<String, Object> options = Map.of("url", fields.require("url"));
    Capture capture = captures.submit(Submission.read(caller.accountId(), options));
    return Envelope.ok(Map.of("img_key", ImgKey.of(capture.id())), "Success :p");
  }

  @GetMapping({"/apis/get_image", "/apis/get_image/"})
  Envelope image(Fields fields, HttpServletRequest request) {
    Caller caller = reader(fields, request);
    String id = ImgKey.read(fields.require("img_key", "img_code"));
    Capture capture = captures.find(caller.accountId(), id);
    CapturedImage image = images.of(capture);
    return Envelope.ok(image, found(capture, image));
  }

  @GetMapping({"/apis/all_images", "/apis/all_images/"})
  Envelope images(Fields fields, HttpServletRequest request) {
    Caller caller = reader(fields, request);
    NumberedPage page = NumberedPage.of(fields);
    List<CapturedImage> found =
        captures.list(page.captures(caller.accountId())).stream().map(images::of).toList();
    return Envelope.ok(Map.of("images", found), "We found it!");
  }

  /** Who is given links to images has to be let read them. */
  private Caller reader(Fields fields, HttpServletRequest request) {
    caller(fields, request, Scope.IMAGES_READ);
    return caller(fields, request, Scope.CAPTURES);
  }

  private Caller caller(Fields fields, HttpServletRequest request, Scope scope) {
    String token = fields.any("token", "token_key");
    return callers.require(request, token == null ? null : TokenKey.read(token), scope);
  }

  private static String found(Capture capture, CapturedImage image) {
    CaptureError error = capture.result().error();
    return switch (capture.state()) {
      case QUEUED, RUNNING -> "we found it :p";
      case DONE ->
          image.awsPath() == null ? "we found it, but its image is gone." : "we found it :p";
      case FAILED ->
          "we found it, but its capture failed: " + (error == null ? "" : error.detail());
      case CANCELLED -> "we found it, but its capture was cancelled.";
    };
  }
}
