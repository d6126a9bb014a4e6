/**
 * Sets up the image engine that the features share: workers, limits, where libvips comes from; and
 * says what its refusals are over HTTP.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package dev.pinhole.server.imaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
