package dev.pinhole.server.capture.internal.history;

import dev.pinhole.api.capture.CaptureComparisonRequest;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes difference images private images of who asked for them. */
@Component
class DifferenceShelf {
  private static final Duration LIFE = Duration.ofDays(1);

  private final Library library;
  private final Clock clock;

  DifferenceShelf(Library library, Clock clock) {
    this.library = library;
    this.clock = clock;
  }

  Image put(Caller caller, CaptureComparisonRequest request, Difference difference, Path file)
      throws IOException {
    Instant end =
        Boolean.TRUE.equals(request.keep())
            ? null
            : clock.instant().plus(LIFE).truncatedTo(ChronoUnit.MILLIS);
    try (InputStream bytes = Files.newInputStream(file);
        Arrival arrival = library.stage(bytes, difference.image().size())) {
      Admitted admitted =
          library.admit(
              arrival,
              admission(caller, request, end),
              ImageInfo.of(difference.image(), false),
              image -> {});
      return library.prolong(admitted.image(), end);
    }
  }

  private static Admission admission(
      Caller caller, CaptureComparisonRequest request, @Nullable Instant end) {
    return new Admission(
        caller.accountId(),
        "difference-%s-%s.png".formatted(request.before(), request.after()),
        ImageSource.CAPTURE,
        Visibility.PRIVATE,
        null,
        null,
        end,
        false,
        List.of());
  }
}
