package dev.pinhole.server.capture.internal;

import dev.pinhole.api.capture.CaptureView;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.Visitor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Captures as they travel, with their images as these are now. */
@Component
public class CaptureViews {
  private final Library library;

  CaptureViews(Library library) {
    this.library = library;
  }

  public CaptureView of(Capture capture) {
    return new CaptureView(
        capture.id(),
        capture.state(),
        capture.url(),
        capture.options(),
        capture.progress().createdAt(),
        capture.progress().startedAt(),
        capture.progress().finishedAt(),
        capture.progress().attempts(),
        capture.progress().notBefore(),
        capture.result().cached(),
        capture.terms().externalId(),
        capture.result().error(),
        capture.result().page(),
        image(capture).map(ImageViews::of).orElse(null));
  }

  /** The result, unless there is none, or it has been deleted or has expired since. */
  public Optional<Image> image(Capture capture) {
    String key = capture.result().imageKey();
    if (key == null) {
      return Optional.empty();
    }
    Caller owner = new Caller(capture.owner(), "", false);
    return library.access(key, new Visitor(owner, null, false, ""))
            instanceof Access.Granted granted
        ? Optional.of(granted.image())
        : Optional.empty();
  }
}
