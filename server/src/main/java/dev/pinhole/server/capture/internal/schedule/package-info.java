/** Captures that are taken again and again, and what is told of changes. */
@NullMarked
package dev.pinhole.server.capture.internal.schedule;

import org.jspecify.annotations.NullMarked;
