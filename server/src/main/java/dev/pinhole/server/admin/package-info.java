/** What admins see and do. */
@ApplicationModule(allowedDependencies = {"account", "audit", "image", "platform"})
@NullMarked
package dev.pinhole.server.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
