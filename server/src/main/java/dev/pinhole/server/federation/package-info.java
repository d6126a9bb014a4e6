/** Signing in with an account of another server, by OpenID Connect. */
@ApplicationModule(allowedDependencies = {"account", "audit", "platform", "session"})
@NullMarked
package dev.pinhole.server.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
