/** Announcing, completing and sweeping of uploads, and their requests for account holders. */
@NullMarked
package dev.pinhole.server.upload.internal;

import org.jspecify.annotations.NullMarked;
