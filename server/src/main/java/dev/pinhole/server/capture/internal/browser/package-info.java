/** Warm browsers and the threads they belong to; what ends them when they hang. */
@NullMarked
package dev.pinhole.server.capture.internal.browser;

import org.jspecify.annotations.NullMarked;
