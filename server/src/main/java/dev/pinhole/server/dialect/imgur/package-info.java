/** The part of imgur's API by which tools send pictures and take them back, and a set-up for one. */
@NullMarked
package dev.pinhole.server.dialect.imgur;

import org.jspecify.annotations.NullMarked;
