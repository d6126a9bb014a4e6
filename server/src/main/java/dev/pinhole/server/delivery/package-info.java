/** Bytes out: {@code /i/{key}}. Conditional, ranged, signed. The hot path. */
@ApplicationModule(allowedDependencies = {"account", "blob", "image", "imaging", "rendition"})
@NullMarked
package dev.pinhole.server.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
