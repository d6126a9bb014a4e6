/** Tells other servers what happened here: signed, retried, logged. */
@ApplicationModule(allowedDependencies = {"account", "egress", "platform"})
@NullMarked
package dev.pinhole.server.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
