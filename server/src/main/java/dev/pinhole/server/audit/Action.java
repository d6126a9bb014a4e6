package dev.pinhole.server.audit;

import java.util.Locale;

/** What is written down. A name, once published, keeps its meaning. */
public enum Action {
  SIGNED_IN,
  SIGN_IN_REFUSED,
  SIGNED_OUT,
  SESSIONS_ENDED,
  PROOF_GIVEN,
  DEVICE_REMEMBERED,
  DEVICE_FORGOTTEN,
  ACCOUNT_MADE,
  PASSWORD_CHANGED,
  PASSWORD_RESET,
  PASSWORD_RESET_LINK_MADE,
  EMAIL_CHANGED,
  EMAIL_CONFIRMED,
  IDENTITY_LINKED,
  IDENTITY_UNLINKED,
  ROLE_CHANGED,
  ACCOUNT_DISABLED,
  ACCOUNT_ENABLED,
  TOKEN_MADE,
  TOKEN_DELETED,
  AUTHORIZATION_GRANTED,
  AUTHORIZATION_ENDED,
  /** Somebody has a code or refresh token that was used before; all that came of it has ended. */
  CODE_REUSED,
  REFRESH_TOKEN_REUSED,
  CLIENT_MADE,
  CLIENT_CHANGED,
  CLIENT_SECRET_CHANGED,
  CLIENT_DELETED,
  SECOND_FACTOR_ADDED,
  SECOND_FACTOR_REMOVED,
  /** By an admin, for somebody who has lost it. */
  SECOND_FACTOR_RESET,
  SECOND_FACTOR_REFUSED,
  RECOVERY_CODES_MADE,
  RECOVERY_CODE_USED;

  /** As it stands in the table and in JSON, for example {@code signed-in}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
