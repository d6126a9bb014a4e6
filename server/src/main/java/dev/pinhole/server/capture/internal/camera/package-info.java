/** Takes pictures of pages. */
@NullMarked
package dev.pinhole.server.capture.internal.camera;

import org.jspecify.annotations.NullMarked;
