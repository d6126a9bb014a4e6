/**
 * The only way out to the network: resolves names, judges addresses, connects to what it judged.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.pinhole.server.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
