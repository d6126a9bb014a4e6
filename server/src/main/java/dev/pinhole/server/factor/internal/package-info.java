/** Codes, recovery codes, and what asks for them. */
@NullMarked
package dev.pinhole.server.factor.internal;

import org.jspecify.annotations.NullMarked;
