/** Ways back into an account: a new password by mail, and addresses that are confirmed. */
@ApplicationModule(allowedDependencies = {"account", "audit", "mail", "platform", "session"})
@NullMarked
package dev.pinhole.server.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
