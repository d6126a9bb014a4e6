/** Where bytes lie that clients have sent and nobody has looked at. */
@NullMarked
package dev.pinhole.server.upload.internal.staging;

import org.jspecify.annotations.NullMarked;
