/** Who did what, from where and when. Rows are added and never changed. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.pinhole.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
