/** Derived images: one per blob and canonical transform, made once, kept while there is room. */
@ApplicationModule(allowedDependencies = {"account", "blob", "image", "imaging"})
@NullMarked
package dev.pinhole.server.rendition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
