/** Takes the picture of a page that is ready: tiles, elements, PDF, films. */
@NullMarked
package dev.pinhole.server.capture.internal.camera;

import org.jspecify.annotations.NullMarked;
