package dev.pinhole.server.invitation.internal.news;

import java.time.Instant;

/**
 * What has arrived by an invitation since its owner was last told.
 *
 * @param invitation its number
 * @param since when the first of it arrived
 * @param latest when the last of it did
 */
record News(long invitation, int files, long bytes, Instant since, Instant latest) {}
