/** Where sessions are kept, their cookies, and what the API says about them. */
@NullMarked
package dev.pinhole.server.session.internal;

import org.jspecify.annotations.NullMarked;
