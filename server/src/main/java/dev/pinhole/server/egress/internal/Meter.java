package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressBounds;
import dev.pinhole.server.egress.EgressRefusal;
import dev.pinhole.server.egress.EgressRefusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a session has used of its bounds, and what was refused to it. Thread-safe. */
final class Meter {

  private static final int REFUSALS_KEPT = 100;

  private final EgressBounds bounds;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<EgressRefusal> refusals = new ArrayList<>();

  Meter(EgressBounds bounds) {
    this.bounds = bounds;
  }

  void countRequest(Target target) throws RefusedException {
    if (taken.get() > bounds.bytes()) {
      throw tooLarge(target);
    }
    if (requests.incrementAndGet() > bounds.requests()) {
      requests.decrementAndGet();
      throw refused(Reason.TOO_MANY, target, "more than %d requests".formatted(bounds.requests()));
    }
  }

  void take(int bytes, Target target) throws RefusedException {
    if (taken.addAndGet(bytes) > bounds.bytes()) {
      throw tooLarge(target);
    }
  }

  /** What goes out has the same bound, so that a page cannot send for ever either. */
  void send(int bytes, Target target) throws RefusedException {
    if (sent.addAndGet(bytes) > bounds.bytes()) {
      throw tooLarge(target);
    }
  }

  private RefusedException tooLarge(Target target) {
    return refused(Reason.TOO_LARGE, target, "more than %d bytes in all".formatted(bounds.bytes()));
  }

  private static RefusedException refused(Reason reason, Target target, String detail) {
    return RefusedException.of(reason, target.host(), target.port(), detail);
  }

  /** The same thing is kept once. */
  synchronized void record(EgressRefusal refusal) {
    if (refusals.size() < REFUSALS_KEPT && !refusals.contains(refusal)) {
      refusals.add(refusal);
    }
  }

  synchronized List<EgressRefusal> refusals() {
    return List.copyOf(refusals);
  }

  long taken() {
    return taken.get();
  }
}
