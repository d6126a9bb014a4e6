/** Bytes that clients announce and send on their own: directly to storage, or resumably. */
@ApplicationModule(allowedDependencies = {"account", "image", "imaging", "platform", "s3"})
@NullMarked
package dev.pinhole.server.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
