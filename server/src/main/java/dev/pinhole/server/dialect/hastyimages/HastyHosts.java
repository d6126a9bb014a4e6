package dev.pinhole.server.dialect.hastyimages;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.dialect.Dialect;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.dialect.TokenCallers;
import dev.pinhole.server.invitation.InvitationLink;
import dev.pinhole.server.invitation.InvitationLinks;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In whose name somebody is invited. */
@Component
@Speaks(HastyImages.NAME)
class HastyHosts {
  private final HastyImagesProperties properties;
  private final TokenCallers callers;
  private final Accounts accounts;
  private final InvitationLinks links;
  private final RateLimiter strangers;

  HastyHosts(
      HastyImagesProperties properties,
      TokenCallers callers,
      Accounts accounts,
      InvitationLinks links,
      Clock clock) {
    this.properties = properties;
    this.callers = callers;
    this.accounts = accounts;
    this.links = links;
    this.strangers =
        new RateLimiter(
            "open-invitations", properties.invitationsPerHour(), Duration.ofHours(1), clock);
  }

  /** Whoever shows a credential invites in their own name. */
  InvitationLink invite(HttpServletRequest request, String email, String base) {
    String token = Dialect.schemed(request, "Bearer");
    String host = properties.openInvitations() ? properties.owner() : null;
    return token == null && host != null
        ? inviteForStranger(request, host, email)
        : invite(request, token, email, base);
  }

  private InvitationLink invite(
      HttpServletRequest request, @Nullable String token, String email, String base) {
    Caller caller = callers.require(request, token, Scope.INVITATIONS);
    return links.invite(caller.accountId(), email, base);
  }

  private InvitationLink inviteForStranger(HttpServletRequest request, String host, String email) {
    strangers.take(ClientAddress.of(request), "Too many invitations. Wait before the next.");
    long owner =
        accounts
            .findByName(host)
            .filter(account -> !account.disabled())
            .orElseThrow(HastyHosts::noHost)
            .id();
    return links.inviteForStranger(owner, email);
  }

  private static ProblemException noHost() {
    return new ProblemException(
        ProblemCode.FORBIDDEN, "Nobody here takes files from strangers just now.");
  }
}
