/** Invitations: links with which guests upload into somebody's library. */
@NullMarked
package dev.pinhole.api.invitation;

import org.jspecify.annotations.NullMarked;
