/** Programs that act for people: the OAuth 2 and OpenID Connect server. */
@ApplicationModule(allowedDependencies = {"account", "audit", "platform", "session"})
@NullMarked
package dev.pinhole.server.oauth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
