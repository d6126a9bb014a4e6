/** People and programs: who is calling, and what they may do. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.pinhole.server.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
