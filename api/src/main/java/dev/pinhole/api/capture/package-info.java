/** Captures of web pages: what can be asked for, and what comes of it. */
@NullMarked
package dev.pinhole.api.capture;

import org.jspecify.annotations.NullMarked;
