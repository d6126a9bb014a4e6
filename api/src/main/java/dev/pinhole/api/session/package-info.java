/** Browsers in which somebody is signed in, as they travel over HTTP. */
@NullMarked
package dev.pinhole.api.session;

import org.jspecify.annotations.NullMarked;
