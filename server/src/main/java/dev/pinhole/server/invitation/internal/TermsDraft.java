package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.invitation.InvitationMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terms while they are put together. */
final class TermsDraft {
  @Nullable String title;
  @Nullable String message;
  InvitationMode mode = InvitationMode.BLIND;
  boolean nameRequired;
  @Nullable String passwordHash;
  @Nullable Integer maxFiles;
  @Nullable Long maxBytes;
  @Nullable Long maxFileBytes;
  List<ImageFormat> types = List.of();
  @Nullable String webhookUrl;
  boolean digest = true;
  Instant expiresAt;

  TermsDraft(Instant expiresAt) {
    this.expiresAt = expiresAt;
  }

  static TermsDraft of(Terms terms) {
    TermsDraft draft = new TermsDraft(terms.expiresAt());
    draft.title = terms.title();
    draft.message = terms.message();
    draft.mode = terms.mode();
    draft.nameRequired = terms.nameRequired();
    draft.passwordHash = terms.passwordHash();
    draft.maxFiles = terms.limits().maxFiles();
    draft.maxBytes = terms.limits().maxBytes();
    draft.maxFileBytes = terms.limits().maxFileBytes();
    draft.types = terms.limits().types();
    draft.webhookUrl = terms.webhookUrl();
    draft.digest = terms.digest();
    return draft;
  }

  Terms terms() {
    return new Terms(
        title,
        message,
        mode,
        nameRequired,
        passwordHash,
        new Limits(maxFiles, maxBytes, maxFileBytes, types),
        webhookUrl,
        digest,
        expiresAt);
  }
}
