/** How the OAuth 2 and OpenID Connect server works. */
@NullMarked
package dev.pinhole.server.oauth.internal;

import org.jspecify.annotations.NullMarked;
