package dev.pinhole.server.account;

import org.jspecify.annotations.Nullable;

/**
 * All that gave access to an account for a time has ended, as its version has been raised:
 * sessions, access tokens, programs' authorizations. Told at once, after the change is in the
 * database.
 *
 * @param byOwner whether its owner did it, signed in: that session goes on
 * @param actor who did it; null where that was whoever has a link to set another password
 */
public record AccessEnded(long account, boolean byOwner, @Nullable Long actor) {}
