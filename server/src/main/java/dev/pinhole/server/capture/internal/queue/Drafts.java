package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.Draft;
import dev.pinhole.server.capture.Submission;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes submissions out for the queue. */
@Component
class Drafts {
  private final Fingerprints fingerprints;
  private final JsonMapper json;

  Drafts(Fingerprints fingerprints, JsonMapper json) {
    this.fingerprints = fingerprints;
    this.json = json;
  }

  Draft of(Submission submission) {
    return new Draft(
        submission,
        fingerprints.of(submission),
        json.writeValueAsString(ShownOptions.of(submission.values())),
        json.writeValueAsString(submission.values()),
        json.writeValueAsString(submission.request().terms()));
  }
}
