/** Announced uploads: sent by the client straight to where they are stored, then completed. */
@NullMarked
package dev.pinhole.api.upload;

import org.jspecify.annotations.NullMarked;
