/** Signed links: who holds the address may see the image, until it expires. */
@NullMarked
package dev.pinhole.api.link;

import org.jspecify.annotations.NullMarked;
