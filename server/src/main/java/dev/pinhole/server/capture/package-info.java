/** Photographs of web pages: options, jobs, browsers, history. The results are images. */
@ApplicationModule(
    allowedDependencies = {
      "account",
      "blob",
      "egress",
      "image",
      "imaging",
      "platform",
      "rendition",
      "webhook"
    })
@NullMarked
package dev.pinhole.server.capture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
