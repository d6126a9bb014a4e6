package dev.pinhole.server.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is written down; docs/identity.md says when. A name, once published, keeps its meaning. */
public enum Action {
  SIGNED_IN,
  SIGN_IN_REFUSED,
  SIGNED_OUT,
  SESSIONS_ENDED,
  PROOF_GIVEN,
  DEVICE_REMEMBERED,
  DEVICE_FORGOTTEN,
  ACCOUNT_MADE,
  REGISTRATION_CODE_MADE,
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
  QUOTA_CHANGED,
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
  RECOVERY_CODE_USED,
  /** The keys that sign access tokens. */
  KEYS_ROTATED,
  INVITATION_MADE,
  INVITATION_CHANGED,
  INVITATION_RENEWED,
  INVITATION_REVOKED,
  /** By an admin, as the three that follow: an image that is somebody else's. */
  OTHERS_IMAGE_OPENED,
  OTHERS_IMAGE_CHANGED,
  OTHERS_IMAGE_DELETED,
  OTHERS_IMAGES_LISTED,
  /** Somebody who is signed in, or a program, asked for what they may not do. */
  OPERATION_REFUSED,
  AUDIT_EXPORTED,
  /** Entries that are older than they are kept. */
  AUDIT_PURGED;

  /** As it stands in the table and in JSON, for example {@code signed-in}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads {@link #value()}; empty where there is no such action. */
  public static Optional<Action> of(String value) {
    return Arrays.stream(values()).filter(action -> action.value().equals(value)).findFirst();
  }
}
