/** The S3-compatible store, where one is set up: its settings, its client, its signer. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.pinhole.server.s3;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
