/** The library: what people see and own. Admit, list, search, change, delete, metadata, access. */
@ApplicationModule(
    allowedDependencies = {"account", "audit", "blob", "egress", "imaging", "platform"})
@NullMarked
package dev.pinhole.server.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
