/** Invitations as their owners make, change and end them. */
@NullMarked
package dev.pinhole.server.invitation.internal;

import org.jspecify.annotations.NullMarked;
