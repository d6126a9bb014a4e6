/** Sends the web pages that are built from {@code web/}. */
@ApplicationModule(allowedDependencies = {"upload"})
@NullMarked
package dev.pinhole.server.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
