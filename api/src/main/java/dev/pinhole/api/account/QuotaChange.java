package dev.pinhole.api.account;

import org.jspecify.annotations.Nullable;

/// What an account may keep from now on, in place of all that was set before. Less than it has
/// takes nothing away; it gets no more.
///
/// @param bytes null for what the server's settings say; {@link #UNLIMITED} for no bound
/// @param images likewise
public record QuotaChange(@Nullable Long bytes, @Nullable Long images) {
  public static final long UNLIMITED = -1;

  /// As the server's settings say.
  public static final QuotaChange DEFAULT = new QuotaChange(null, null);
}
