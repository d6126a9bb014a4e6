/** Uploads over HTTP: request bodies read as they come, straight into the blob store. */
@NullMarked
package dev.pinhole.server.image.internal.upload;

import org.jspecify.annotations.NullMarked;
