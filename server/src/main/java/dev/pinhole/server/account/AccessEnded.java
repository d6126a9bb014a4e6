package dev.pinhole.server.account;

/**
 * All that gave access to an account for a time has ended, as its version has been raised:
 * sessions, access tokens, programs' authorizations. Told at once, after the change is in the
 * database.
 *
 * @param byOwner whether its owner did it, signed in: that session goes on
 */
public record AccessEnded(long account, boolean byOwner) {}
