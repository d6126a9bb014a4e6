/** The library over HTTP: images, listings, upload results, metadata. */
@NullMarked
package dev.pinhole.api.image;

import org.jspecify.annotations.NullMarked;
