package dev.pinhole.server.oauth.internal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Somebody who lets a program act for them. Their name is the account's number, which never
 * changes; it is the {@code sub} of what programs are told.
 */
final class Person extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final long account;
  private final int version;
  private final @Nullable Instant provedAt;

  /**
   * Of an account.
   *
   * @param version the account's, when they signed in
   * @param provedAt when they last showed who they are
   */
  Person(long account, int version, @Nullable Instant provedAt) {
    super(List.of());
    this.account = account;
    this.version = version;
    this.provedAt = provedAt;
    setAuthenticated(true);
  }

  long account() {
    return account;
  }

  int version() {
    return version;
  }

  @Nullable Instant provedAt() {
    return provedAt;
  }

  @Override
  public Object getPrincipal() {
    return getName();
  }

  @Override
  public String getName() {
    return Long.toString(account);
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Person that
        && account == that.account
        && version == that.version
        && Objects.equals(provedAt, that.provedAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(account, version, provedAt);
  }
}
