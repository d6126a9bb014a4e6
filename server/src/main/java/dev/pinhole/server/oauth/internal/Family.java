package dev.pinhole.server.oauth.internal;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code oauth_family}.
 *
 * @param account whose things the program may reach; null while nobody has taken on its request
 * @param version of the account, at that time
 * @param asked JSON of {@link Asked}
 * @param grantedAt when tokens were first given
 */
record Family(
    long number,
    String id,
    long client,
    @Nullable Long account,
    int version,
    @Nullable Instant provedAt,
    String grantType,
    Set<String> scopes,
    String asked,
    int revision,
    @Nullable Instant grantedAt,
    @Nullable Instant usedAt,
    Instant expiresAt) {}
