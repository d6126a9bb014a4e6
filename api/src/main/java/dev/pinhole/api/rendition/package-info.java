/** Renditions over HTTP. */
@NullMarked
package dev.pinhole.api.rendition;

import org.jspecify.annotations.NullMarked;
