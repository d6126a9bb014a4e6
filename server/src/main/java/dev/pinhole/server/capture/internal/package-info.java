/** What the parts of captures share. */
@NullMarked
package dev.pinhole.server.capture.internal;

import org.jspecify.annotations.NullMarked;
