/** The API that prntscrn-clone laid down: a screenshot goes in, a link to it comes out. */
@NullMarked
package dev.pinhole.server.dialect.prntscrn;

import org.jspecify.annotations.NullMarked;
