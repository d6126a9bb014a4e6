/** What became of a page over time: timelines and comparisons. */
@NullMarked
package dev.pinhole.server.capture.internal.history;

import org.jspecify.annotations.NullMarked;
