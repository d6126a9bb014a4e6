/** HastyImages: upload links for a person, and files that browsers send straight to the store. */
@NullMarked
package dev.pinhole.server.dialect.hastyimages;

import org.jspecify.annotations.NullMarked;
