/** Messages to people, kept until the mail server has taken them. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.pinhole.server.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
