/** Sets up the image engine that the features share: workers, limits, where libvips comes from. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.pinhole.server.imaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
