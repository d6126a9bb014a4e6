/** Copies pictures to another host of images, shows them through it, and deletes them there. */
@ApplicationModule(
    allowedDependencies = {"blob", "delivery", "egress", "image", "platform", "rendition"})
@NullMarked
package dev.pinhole.server.publisher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
