package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.QueueProperties;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The picture itself, as the answer to one request. */
@RestController
class PictureController {
  static final String CAPTURE_ID = "Pinhole-Capture-Id";

  private final Captures captures;
  private final CaptureLinks links;
  private final WaitingRoom waiting;
  private final PictureSender sender;
  private final QueueProperties properties;
  private final RateLimiter followers;

  PictureController(
      Captures captures,
      CaptureLinks links,
      WaitingRoom waiting,
      PictureSender sender,
      QueueProperties properties,
      Clock clock) {
    this.captures = captures;
    this.links = links;
    this.waiting = waiting;
    this.sender = sender;
    this.properties = properties;
    this.followers =
        new RateLimiter("capture-links", properties.linksPerMinute(), Duration.ofMinutes(1), clock);
  }

  @GetMapping(CaptureAddress.PATH)
  void take(@Nullable Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    CaptureAddress address = CaptureAddress.parse(request.getQueryString());
    Long signer = links.verify(address);
    if (signer != null) {
      followers.take(
          ClientAddress.of(request), "Too many links to captures were followed from your address.");
    }
    long owner = signer == null ? allowed(caller) : signer;
    Submission submission = Submission.read(owner, address.options());
    CaptureLinks.requireNoWebhook(submission);
    Optional<Capture> known = captures.known(submission);
    Capture capture = known.isPresent() ? known.get() : taken(submission, request);
    if (!ClientPresence.of(request)) {
      return;
    }
    response.setHeader(CAPTURE_ID, capture.id());
    response.setHeader(
        "Cross-Origin-Resource-Policy", signer == null ? "same-origin" : "cross-origin");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    sender.send(capture, submission.request().terms().cacheTtl(), request, response);
  }

  private static long allowed(@Nullable Caller caller) {
    if (caller == null) {
      throw ProblemException.unauthenticated();
    }
    if (!caller.may(Scope.CAPTURES)) {
      throw CaptureProblems.scope();
    }
    return caller.accountId();
  }

  /** What someone else gave up in the very moment in which it was to be shared is begun anew. */
  private Capture taken(Submission submission, HttpServletRequest request)
      throws InterruptedException {
    try (WaitingRoom.Seat seat = waiting.enter(submission.owner())) {
      Capture first = awaited(captures.obtain(submission), seat, request);
      return first.state() == CaptureState.CANCELLED && ClientPresence.of(request)
          ? awaited(captures.obtain(submission), seat, request)
          : first;
    }
  }

  private Capture awaited(Capture capture, WaitingRoom.Seat seat, HttpServletRequest request)
      throws InterruptedException {
    boolean wanted = false;
    try {
      Capture now = seat.await(capture, properties.longestWait(), request);
      // after the longest wait it goes on, so that the client can come back for it
      wanted = now.state().isFinal() || ClientPresence.of(request);
      return now;
    } finally {
      if (!wanted) {
        captures.abandon(capture);
      }
    }
  }
}
