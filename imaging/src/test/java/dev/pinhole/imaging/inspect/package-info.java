@NullMarked
package dev.pinhole.imaging.inspect;

import org.jspecify.annotations.NullMarked;
