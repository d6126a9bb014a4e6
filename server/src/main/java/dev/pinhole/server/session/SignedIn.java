package dev.pinhole.server.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session keeps.
 *
 * @param id of the session, for lists and for tokens derived from it; opens nothing
 * @param account its number
 * @param version of the account when somebody signed in: {@link
 *     dev.pinhole.server.account.Callers#version}
 * @param provedAt when the person has last shown who they are
 * @param address from which they signed in
 * @param agent what the browser said of itself then
 */
public record SignedIn(
    String id,
    long account,
    int version,
    Instant createdAt,
    Instant provedAt,
    String address,
    @Nullable String agent) {

  public SignedIn provedAt(Instant now) {
    return new SignedIn(id, account, version, createdAt, now, address, agent);
  }

  public SignedIn withVersion(int other) {
    return new SignedIn(id, account, other, createdAt, provedAt, address, agent);
  }
}
