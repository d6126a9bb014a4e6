package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.capture.CaptureView;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.QueueProperties;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.capture.internal.CaptureViews;
import dev.pinhole.server.capture.internal.queue.Limits;
import dev.pinhole.server.platform.IdempotencyKey;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RepeatableAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** One's own captures: submit, watch, cancel. */
@RestController
@RequestMapping("/api/v1/captures")
@RequiresScope(Scope.CAPTURES)
class CaptureController {
  private static final int LONGEST_WATCH = 60;

  private final Captures captures;
  private final OnceSubmitted submitted;
  private final CaptureViews views;
  private final Limits limits;
  private final Desk desk;
  private final WaitingRoom waiting;
  private final QueueProperties properties;
  private final JsonMapper json;

  CaptureController(
      Captures captures,
      OnceSubmitted submitted,
      CaptureViews views,
      Limits limits,
      Desk desk,
      WaitingRoom waiting,
      QueueProperties properties,
      JsonMapper json) {
    this.captures = captures;
    this.submitted = submitted;
    this.views = views;
    this.limits = limits;
    this.desk = desk;
    this.waiting = waiting;
    this.properties = properties;
    this.json = json;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> submit(
      Caller caller,
      HttpServletRequest request,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String requestKey)
      throws IOException {
    IdempotencyKey key = IdempotencyKey.of(caller.accountId(), requestKey);
    RepeatableAnswer answer = submit(caller.accountId(), key, request);
    String id = json.readTree(answer.body()).path("id").asString();
    return ResponseEntity.status(answer.status())
        .location(URI.create("/api/v1/captures/" + id))
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer.body());
  }

  private RepeatableAnswer submit(
      long account, @Nullable IdempotencyKey key, HttpServletRequest request) throws IOException {
    if (key == null) {
      limits.checkRate(account);
    }
    try (Desk.Place _ = desk.take(request)) {
      SubmittedBody body = SubmittedBody.read(request, properties);
      // a repetition takes nothing from the rate, and only its bytes tell that it is one
      RepeatableAnswer earlier = submitted.earlier(key, body.fingerprint());
      return earlier == null ? submit(account, key, body) : earlier;
    }
  }

  private RepeatableAnswer submit(long account, @Nullable IdempotencyKey key, SubmittedBody body) {
    limits.checkRate(account);
    Submission submission = Submission.read(account, body.options(json));
    return submitted.submit(submission, key, body.fingerprint());
  }

  /** With {@code wait}, answers as soon as the capture is over or so many seconds have passed. */
  @GetMapping("/{id}")
  CaptureView get(
      Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int wait,
      HttpServletRequest request)
      throws InterruptedException {
    if (wait < 0 || wait > LONGEST_WATCH) {
      throw CaptureFilter.invalid("wait", "It is not from 0 to %s seconds.", LONGEST_WATCH);
    }
    Capture capture = captures.find(caller.accountId(), id);
    return views.of(
        wait == 0 || capture.state().isFinal() ? capture : over(capture, wait, request));
  }

  private Capture over(Capture capture, int seconds, HttpServletRequest request)
      throws InterruptedException {
    try (WaitingRoom.Seat seat = waiting.enter(capture.owner())) {
      return seat.await(capture, Duration.ofSeconds(seconds), request);
    }
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable String id) {
    captures.remove(caller.accountId(), id);
  }

  /** Leads to the image, for those who know the capture only. */
  @GetMapping("/{id}/image")
  ResponseEntity<Void> image(Caller caller, @PathVariable String id) {
    Capture capture = captures.find(caller.accountId(), id);
    String key = views.image(capture).orElseThrow(ProblemException::notFound).key();
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/i/" + key)).build();
  }
}
