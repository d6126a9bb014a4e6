/** Links with which guests, who have no account, upload into somebody's library. */
@ApplicationModule(
    allowedDependencies = {
      "account",
      "delivery",
      "image",
      "imaging",
      "mail",
      "platform",
      "upload",
      "webhook"
    })
@NullMarked
package dev.pinhole.server.invitation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
