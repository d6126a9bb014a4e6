/** How renditions are made, found, bounded and forgotten. */
@NullMarked
package dev.pinhole.server.rendition.internal;

import org.jspecify.annotations.NullMarked;
