package dev.pinhole.server.capture;

import java.util.List;
import java.util.Optional;

/** The pictures of pages that people asked for, and the queue of those to be taken. */
public interface Captures {

  /**
   * What of a submission needs no transaction.
   *
   * @throws dev.pinhole.server.platform.ProblemException where the webhook's address cannot be used
   */
  Draft draft(Submission submission);

  /**
   * Queues a capture; once this returns, it survives a crash. Joins the transaction that is under
   * way, if any. Where {@code cache_ttl} allows it, an earlier result is the result at once, or an
   * identical capture under way will give it.
   *
   * @throws dev.pinhole.server.platform.ProblemException where limits are met
   */
  Capture submit(Draft draft);

  /** Drafts and queues; for those who have no transaction of their own. */
  default Capture submit(Submission submission) {
    return submit(draft(submission));
  }

  /**
   * An earlier capture whose picture is the answer already, where {@code cache_ttl} allows it. The
   * picture stays at least as long after it was taken as {@code expires_in} says.
   */
  Optional<Capture> known(Submission submission);

  /**
   * As {@link #submit}, for someone who waits for the result and wants nothing but it: goes before
   * what nobody waits for, and leaves no trace of its own where {@code cache_ttl} allows an earlier
   * or running capture to be the answer, which is then returned. Tells no webhook.
   */
  Capture obtain(Submission submission);

  /** Nobody waits any more for what {@link #obtain} returned; ends it if that was its only use. */
  void abandon(Capture capture);

  /**
   * Makes transactions about one account's captures wait for each other. To be called first in one
   * that changes rows of its own before it submits: captures that end take this lock first, and
   * what listeners of {@link CaptureFinished} change after it.
   */
  void lock(long owner);

  /**
   * One's own capture.
   *
   * @throws dev.pinhole.server.platform.ProblemException not found: absent, or someone else's
   */
  Capture find(long owner, String id);

  /** One page, newest first. */
  List<Capture> list(CaptureQuery query);

  /** Cancels a capture that is queued or running, and removes the record of one that is over. */
  void remove(long owner, String id);
}
