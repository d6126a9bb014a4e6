/** Makes an SVG document harmless before it is rasterised. */
@NullMarked
package dev.pinhole.imaging.svg;

import org.jspecify.annotations.NullMarked;
