package dev.pinhole.server.capture.internal.page;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import dev.pinhole.server.egress.EgressRefusal;
import dev.pinhole.server.egress.EgressSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in the words of captures why a visit went wrong. */
final class Failures {
  /** What a proxy answers in the place of a server that it did not reach. */
  private static final Set<Integer> PROXY_STATUSES = Set.of(403, 413, 429, 500, 502, 503, 504);

  private static final int LONGEST = 300;

  private static final String IS_EMPTY =
      "() => !document.head?.firstChild && !(document.body ?? document).firstChild";

  private final EgressSession way;
  private final Deadline deadline;

  Failures(EgressSession way, Deadline deadline) {
    this.way = way;
    this.deadline = deadline;
  }

  /**
   * The way out answers for plain HTTP with pages of its own, which must not be photographed: where
   * the page is one, says why there is no other.
   */
  void checkAnswer(MainDocument document) throws CaptureException {
    String failure = document.failure();
    if (failure != null) {
      throw explain(failure, document, null);
    }
    if (document.wantsPassword()) {
      throw new CaptureException(
          CaptureErrorCode.HTTP_STATUS,
          "The page wants a user and a password; give them, or the right ones, as authorization.");
    }
    if (document.isPdf()) {
      throw new CaptureException(
          CaptureErrorCode.NOT_A_PAGE, "The address leads to a PDF, not to a page.");
    }
    Integer status = document.status();
    if (status != null && PROXY_STATUSES.contains(status)) {
      Optional<EgressRefusal> refusal = refusal(document.address());
      if (refusal.isPresent()) {
        throw refused(refusal.get(), null);
      }
    }
  }

  /** Browsers differ in what they show in place of an error that has nothing to show. */
  static void checkContent(MainDocument document, DevTools tools, Duration most)
      throws CaptureException {
    Integer status = document.status();
    if (status != null && status >= 400 && tools.ask(IS_EMPTY, status, most).getAsBoolean()) {
      throw new CaptureException(
          CaptureErrorCode.HTTP_STATUS,
          "The page answers %d and no content that could be shown.".formatted(status));
    }
  }

  CaptureException explain(PlaywrightException e, MainDocument document) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof TimeoutError || deadline.passed()) {
      return new CaptureException(
          CaptureErrorCode.TIMEOUT, "The page kept the browser busy until time was over.", e);
    }
    if (document.isDownload() || message.contains("Download is starting")) {
      return new CaptureException(
          CaptureErrorCode.NOT_A_PAGE, "The address leads to a download, not to a page.", e);
    }
    return explain(message, document, e);
  }

  private CaptureException explain(
      String message, MainDocument document, @Nullable PlaywrightException cause) {
    NetError error = NetError.in(message).orElse(null);
    if (error == null) {
      return new CaptureException(
          CaptureErrorCode.BROWSER, "The browser gave up: " + firstLine(message), null, cause);
    }
    Optional<EgressRefusal> refusal = refusal(document.address());
    if (refusal.isEmpty() && error.name().matches("ERR_(TUNNEL|PROXY)_.*")) {
      refusal = last();
    }
    return refusal
        .filter(ignored -> isOfTheWay(error))
        .map(found -> refused(found, cause))
        .orElseGet(() -> new CaptureException(error.code(), error.detail(), null, cause));
  }

  /** A certificate or a redirect is the page's own fault, whatever else was refused. */
  private static boolean isOfTheWay(NetError error) {
    return error.code() == CaptureErrorCode.CONNECTION
        || error.code() == CaptureErrorCode.TIMEOUT
        || error.code() == CaptureErrorCode.HTTP_STATUS;
  }

  private Optional<EgressRefusal> refusal(@Nullable String address) {
    Place place = Place.of(address);
    return place == null
        ? Optional.empty()
        : way.refusals().stream().filter(r -> place.is(r.host(), r.port())).findFirst();
  }

  private Optional<EgressRefusal> last() {
    List<EgressRefusal> refusals = way.refusals();
    return refusals.isEmpty() ? Optional.empty() : Optional.of(refusals.getLast());
  }

  private static CaptureException refused(EgressRefusal refusal, @Nullable Throwable cause) {
    CaptureErrorCode code =
        switch (refusal.reason()) {
          case DNS -> CaptureErrorCode.DNS;
          case POLICY -> CaptureErrorCode.REFUSED_BY_POLICY;
          case CONNECTION -> CaptureErrorCode.CONNECTION;
          case TOO_LARGE, TOO_MANY -> CaptureErrorCode.TOO_LARGE;
        };
    return new CaptureException(code, refusal.detail(), null, cause);
  }

  /** Playwright writes its errors as objects, with its log and a stack. */
  private static String firstLine(String message) {
    String said = message.replaceFirst("(?s)^\\s*Error \\{\\s*message='", "").strip();
    String line = said.lines().findFirst().orElse("no reason given");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
