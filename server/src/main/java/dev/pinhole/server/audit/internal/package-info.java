/** How entries are written and how long they stay. */
@NullMarked
package dev.pinhole.server.audit.internal;

import org.jspecify.annotations.NullMarked;
