/** What guests can do: see what an invitation allows, join, upload, and see what has arrived. */
@NullMarked
package dev.pinhole.server.invitation.internal.guest;

import org.jspecify.annotations.NullMarked;
