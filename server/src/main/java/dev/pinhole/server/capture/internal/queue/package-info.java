/** The durable queue of captures: who is next, jobs, attempts, results. */
@NullMarked
package dev.pinhole.server.capture.internal.queue;

import org.jspecify.annotations.NullMarked;
