package dev.pinhole.server.delivery;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Visitor;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the library for an image, and says no in the words of HTTP. */
@Component
class Admittance {

  private final RecentGrants grants;

  Admittance(RecentGrants grants) {
    this.grants = grants;
  }

  Access.Granted of(ImagePath path, Visitor visitor) {
    return switch (grants.access(path.key(), visitor)) {
      case Access.Granted granted -> granted;
      case Access.NotFound() -> throw ProblemException.notFound();
      case Access.WrongAccessKey() ->
          throw new ProblemException(
              ProblemCode.WRONG_ACCESS_KEY, "This is not the access key of the image.");
      case Access.TooManyAttempts(Duration wait) -> throw tooMany(wait);
    };
  }

  private static ProblemException tooMany(Duration wait) {
    return new ProblemException(
            ProblemCode.TOO_MANY_REQUESTS, "Too many wrong access keys; try again later.")
        .retryAfter(wait);
  }
}
