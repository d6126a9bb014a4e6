package dev.pinhole.server.invitation.internal;

/**
 * What inviting somebody has given.
 *
 * @param fresh false where the address was invited already: the invitation is the one from then
 */
record Created(Invitation invitation, boolean fresh) {}
