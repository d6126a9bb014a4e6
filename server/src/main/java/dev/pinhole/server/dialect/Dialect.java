package dev.pinhole.server.dialect;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The API of another system, as far as it is the same for all of its addresses. */
public interface Dialect {

  /** Patterns of its addresses, as Spring's PathPattern reads them. */
  List<String> paths();

  /** How it tells of a problem. */
  ProblemForm.Answer answer(ProblemException problem);

  /**
   * The token that a request shows, of whatever kind of ours; null where it shows none, or where it
   * is in the body. From here on it counts as {@code Authorization: Bearer}.
   */
  default @Nullable String credential(HttpServletRequest request) {
    return schemed(request, "Bearer");
  }

  /** The credential of {@code Authorization}, where it is of this scheme. */
  static @Nullable String schemed(HttpServletRequest request, String scheme) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    String start = scheme + " ";
    return header != null && header.regionMatches(true, 0, start, 0, start.length())
        ? header.substring(start.length()).strip()
        : null;
  }
}
