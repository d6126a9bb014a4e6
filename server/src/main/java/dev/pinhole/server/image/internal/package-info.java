/** The library over HTTP. */
@NullMarked
package dev.pinhole.server.image.internal;

import org.jspecify.annotations.NullMarked;
