package dev.pinhole.server.dialect;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Tells which dialect an address is of. */
@Component
class Dialects {
  private final List<Address> addresses;

  Dialects(ObjectProvider<Dialect> spoken) {
    PathPatternParser parser = PathPatternParser.defaultInstance;
    this.addresses =
        spoken
            .orderedStream()
            .flatMap(d -> d.paths().stream().map(path -> new Address(parser.parse(path), d)))
            .toList();
  }

  /** Null where it is of none. */
  @Nullable Dialect of(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    PathContainer parsed = PathContainer.parsePath(path);
    for (Address address : addresses) {
      if (address.pattern().matches(parsed)) {
        return address.dialect();
      }
    }
    return null;
  }

  private record Address(PathPattern pattern, Dialect dialect) {}
}
