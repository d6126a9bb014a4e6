/** What holds for every request and every answer, before any feature sees them. */
@NullMarked
package dev.pinhole.server.platform.front;

import org.jspecify.annotations.NullMarked;
