/** Messages about invitations: to the invited, and to owners of what has arrived. */
@NullMarked
package dev.pinhole.server.invitation.internal.mail;

import org.jspecify.annotations.NullMarked;
