/** The second factor: codes of an app, recovery codes, passkeys. */
@ApplicationModule(allowedDependencies = {"account", "audit", "mail", "platform", "session"})
@NullMarked
package dev.pinhole.server.factor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
