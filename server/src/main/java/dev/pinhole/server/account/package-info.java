/** People and programs: who is calling, and what they may do. */
@ApplicationModule(allowedDependencies = {"audit", "platform"})
@NullMarked
package dev.pinhole.server.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
