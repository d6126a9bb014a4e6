/** People signed in with a browser: sessions in the database, and how they end. */
@ApplicationModule(allowedDependencies = {"account", "audit", "platform"})
@NullMarked
package dev.pinhole.server.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
