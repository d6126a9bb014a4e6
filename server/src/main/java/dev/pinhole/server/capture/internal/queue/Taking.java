package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptionsReader;
import dev.pinhole.api.capture.CaptureRequest;
import dev.pinhole.api.capture.InvalidCaptureOptionsException;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.Photographer;
import dev.pinhole.server.capture.QueueProperties;
import dev.pinhole.server.capture.Shot;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** From an attempt to an image in the library. */
@Component
class Taking {
  private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};

  /** Another attempt has begun meanwhile, or the capture is over. What this one brings goes. */
  static final class SupersededException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Photographer photographer;
  private final Running running;
  private final Library library;
  private final Turns turns;
  private final Ending ending;
  private final QueueProperties properties;
  private final JsonMapper json;
  private final Clock clock;

  Taking(
      Photographer photographer,
      Running running,
      Library library,
      Turns turns,
      Ending ending,
      QueueProperties properties,
      JsonMapper json,
      Clock clock) {
    this.photographer = photographer;
    this.running = running;
    this.library = library;
    this.turns = turns;
    this.ending = ending;
    this.properties = properties;
    this.json = json;
    this.clock = clock;
  }

  void take(Claim claim) throws CaptureException, InterruptedException, IOException {
    CaptureRequest request = read(claim.request());
    Capture capture = claim.capture();
    try {
      // Before a browser is busy with what cannot be kept.
      library.requireRoom(capture.owner(), ImageSource.CAPTURE, 1);
      take(capture, request);
    } catch (ProblemException e) {
      throw refused(e);
    }
  }

  private void take(Capture capture, CaptureRequest request)
      throws CaptureException, InterruptedException, IOException {
    try (Shot shot = running.take(capture.id(), photographer, request.options());
        InputStream picture = Files.newInputStream(shot.file());
        Arrival arrival = library.stage(picture, properties.maxPicture().toBytes())) {
      Admission admission = Pictures.admission(capture, request, clock.instant());
      library.admit(
          arrival,
          admission,
          shot.made(),
          admitted -> {
            // before the image, as all who change both
            turns.lock(capture.owner());
            // the page looks as it did before: what is there stays for this capture too
            library.prolong(admitted.image(), admission.expiresAt());
            if (!ending.end(capture, Outcome.done(shot.page(), admitted.image().key()))) {
              throw new SupersededException();
            }
          });
    }
  }

  /** Was read when it was submitted, by what may have been another version of the server. */
  private CaptureRequest read(String request) throws CaptureException {
    try {
      return CaptureOptionsReader.read(json.readValue(request, OPTIONS));
    } catch (InvalidCaptureOptionsException e) {
      throw new CaptureException(
          CaptureErrorCode.REFUSED_BY_POLICY, "This server does not take it: " + e.getMessage(), e);
    }
  }

  private static CaptureException refused(ProblemException e) {
    CaptureErrorCode code =
        switch (e.code()) {
          case QUOTA_EXCEEDED -> CaptureErrorCode.QUOTA;
          case TOO_LARGE, IMAGE_LIMIT_EXCEEDED -> CaptureErrorCode.TOO_LARGE;
          default -> CaptureErrorCode.INTERNAL;
        };
    return new CaptureException(code, e.detail(), e);
  }
}
