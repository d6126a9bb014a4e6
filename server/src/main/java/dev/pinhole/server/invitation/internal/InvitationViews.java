package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.api.invitation.MailState;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Invitations as their owners see them. */
@Component
class InvitationViews {
  private final InvitationTokens tokens;
  private final InvitedRows images;
  private final Allowance.Bounds bounds;

  InvitationViews(InvitationTokens tokens, InvitedRows images, Allowance.Bounds bounds) {
    this.tokens = tokens;
    this.images = images;
    this.bounds = bounds;
  }

  /**
   * @param base of the server's addresses, without a slash at its end
   */
  InvitationView of(Invitation invitation, String base) {
    return view(invitation, base, images.usage(invitation.number()));
  }

  List<InvitationView> of(List<Invitation> invitations, String base) {
    Map<Long, Usage> usage = images.usage(invitations.stream().map(Invitation::number).toList());
    return invitations.stream()
        .map(i -> view(i, base, usage.getOrDefault(i.number(), Usage.NONE)))
        .toList();
  }

  /** What guests open. */
  String link(Invitation invitation, String base) {
    return UploadLink.of(base, tokens.of(invitation));
  }

  private InvitationView view(Invitation invitation, String base, Usage usage) {
    Terms terms = invitation.terms();
    Allowance allowance = bounds.of(terms.limits());
    MailState mail = invitation.mail();
    return new InvitationView(
        invitation.id(),
        invitation.email(),
        tokens.of(invitation),
        link(invitation, base),
        terms.title(),
        terms.message(),
        invitation.createdAt(),
        invitation.updatedAt(),
        terms.expiresAt(),
        invitation.revokedAt() != null,
        allowance.maxFiles(),
        allowance.maxBytes(),
        allowance.maxFileBytes(),
        terms.limits().mediaTypes(),
        terms.passwordHash() != null,
        terms.mode(),
        terms.nameRequired(),
        terms.webhookUrl(),
        terms.digest(),
        usage.files(),
        usage.bytes(),
        mail == MailState.QUEUED || mail == MailState.SENT,
        mail);
  }
}
