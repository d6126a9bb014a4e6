/**
 * What an image file is, read from its structure alone: no pixel is decoded and no native code
 * runs.
 */
@NullMarked
package dev.pinhole.imaging.inspect;

import org.jspecify.annotations.NullMarked;
