package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.Draft;
import org.jspecify.annotations.Nullable;

/**
 * A capture as it enters the queue.
 *
 * @param urgent whether someone waits for it, and only then is it wanted
 * @param leader the number of the capture whose result will be this one's; null for its own
 */
record Entry(Draft draft, boolean urgent, @Nullable Long leader) {}
