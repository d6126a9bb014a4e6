/** The image engine: what an image is, and how it becomes another one. */
@NullMarked
package dev.pinhole.imaging;

import org.jspecify.annotations.NullMarked;
