package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.Submission;
import org.jspecify.annotations.Nullable;

/**
 * A capture as it enters the queue.
 *
 * @param fingerprint of {@link Fingerprints}
 * @param urgent whether someone waits for it, and only then is it wanted
 * @param leader the number of the capture whose result will be this one's; null for its own
 */
record Entry(Submission submission, String fingerprint, boolean urgent, @Nullable Long leader) {}
