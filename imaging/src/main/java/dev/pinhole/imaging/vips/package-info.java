/**
 * libvips through the JDK's Foreign Function and Memory API: the one place with native calls.
 * Operations are called by name, so few symbols are bound; native memory lives as long as its
 * {@link dev.pinhole.imaging.vips.Scope}.
 */
@NullMarked
package dev.pinhole.imaging.vips;

import org.jspecify.annotations.NullMarked;
