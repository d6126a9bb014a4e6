/** Immutable bytes, kept once: chunks, blobs, reference counts, byte cache, collector, checker. */
@ApplicationModule(allowedDependencies = {"platform", "s3"})
@NullMarked
package dev.pinhole.server.blob;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
