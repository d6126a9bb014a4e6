/**
 * The APIs of other systems, for the programs that are written for those: each adapter translates a
 * request, calls the feature, and translates the answer back.
 */
@ApplicationModule(
    allowedDependencies = {
      "account",
      "capture",
      "delivery",
      "image",
      "invitation",
      "platform",
      "publisher",
      "rendition",
      "upload"
    })
@NullMarked
package dev.pinhole.server.dialect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
