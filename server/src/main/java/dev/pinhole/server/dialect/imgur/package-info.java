/** The part of imgur's API by which tools send pictures, and a set-up for one of them. */
@NullMarked
package dev.pinhole.server.dialect.imgur;

import org.jspecify.annotations.NullMarked;
