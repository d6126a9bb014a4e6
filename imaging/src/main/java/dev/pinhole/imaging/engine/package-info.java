/** Renders in this process: the steps from an image file to a rendition, one file each. */
@NullMarked
package dev.pinhole.imaging.engine;

import org.jspecify.annotations.NullMarked;
