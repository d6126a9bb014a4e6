package dev.pinhole.server.delivery;

import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Visitor;
import dev.pinhole.server.platform.ProblemException;
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
      case Access.WrongAccessKey wrong -> throw wrong.problem();
      case Access.TooManyAttempts attempts -> throw attempts.problem();
    };
  }
}
