@NullMarked
package dev.pinhole.imaging.svg;

import org.jspecify.annotations.NullMarked;
