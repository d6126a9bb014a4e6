/** What image files say of themselves, read within bounds whatever they hold. */
@NullMarked
package dev.pinhole.server.image.internal.metadata;

import org.jspecify.annotations.NullMarked;
