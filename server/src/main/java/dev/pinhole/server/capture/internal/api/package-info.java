/** Captures over HTTP: submitted and watched, or waited for, also by signed links. */
@NullMarked
package dev.pinhole.server.capture.internal.api;

import org.jspecify.annotations.NullMarked;
