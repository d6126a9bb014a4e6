@NullMarked
package dev.pinhole.imaging.worker;

import org.jspecify.annotations.NullMarked;
