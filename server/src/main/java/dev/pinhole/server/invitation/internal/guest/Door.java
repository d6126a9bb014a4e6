package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.account.Passwords;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationProperties;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.invitation.internal.InvitationTokens;
import dev.pinhole.server.invitation.internal.InvitationUuids;
import dev.pinhole.server.platform.ConstantTime;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RateLimiter;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Who is let in. Whatever is wrong with a link, the answer is the same, and takes as long. */
@Component
class Door {
  private final InvitationRows rows;
  private final InvitationTokens tokens;
  private final InvitationUuids uuids;
  private final GuestCredentials credentials;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Clock clock;
  private final RateLimiter addresses;
  private final RateLimiter guesses;

  Door(
      InvitationRows rows,
      InvitationTokens tokens,
      InvitationUuids uuids,
      GuestCredentials credentials,
      Accounts accounts,
      Passwords passwords,
      InvitationProperties properties,
      Clock clock) {
    this.rows = rows;
    this.tokens = tokens;
    this.uuids = uuids;
    this.credentials = credentials;
    this.accounts = accounts;
    this.passwords = passwords;
    this.clock = clock;
    InvitationProperties.Attempts limits = properties.attempts();
    this.addresses = new RateLimiter("invitations", limits.perAddress(), limits.period(), clock);
    this.guesses =
        RateLimiter.discreet(
            "password-of-invitation", limits.perInvitation(), limits.period(), clock);
  }

  /**
   * The invitation that a token opens.
   *
   * @param address whose attempts are counted
   */
  Invitation open(@Nullable String token, String address) {
    addresses.take(address);
    String given = token == null ? "" : token;
    String id = InvitationTokens.id(given);
    Optional<Invitation> found = rows.find(id);
    boolean right = tokens.matches(given, id, found.map(Invitation::generation).orElse(0));
    Invitation invitation = found.filter(i -> right && isOpen(i)).orElseThrow(Door::closed);
    addresses.giveBack(address);
    return invitation;
  }

  /**
   * The same for a token that is a UUID.
   *
   * @param address whose attempts are counted
   */
  Invitation openByUuid(@Nullable String uuid, String address) {
    addresses.take(address);
    InvitationUuids.Reference reference = uuids.read(uuid);
    Invitation invitation =
        rows.find(reference.number())
            .filter(i -> i.generation() == reference.generation() && isOpen(i))
            .orElseThrow(Door::closed);
    addresses.giveBack(address);
    return invitation;
  }

  /**
   * Checks the password, where there is one.
   *
   * @throws ProblemException where it is absent or wrong
   */
  void check(Invitation invitation, @Nullable String password, String address) {
    String hash = invitation.terms().passwordHash();
    if (hash == null) {
      return;
    }
    if (password == null) {
      throw wrongPassword();
    }
    addresses.take(address);
    guesses.take(invitation.id());
    if (!passwords.matches(password, hash)) {
      throw wrongPassword();
    }
    addresses.giveBack(address);
    guesses.giveBack(invitation.id());
  }

  /** The guest that a credential is of. */
  Guest enter(@Nullable String credential) {
    if (credential == null) {
      throw new ProblemException(
              ProblemCode.UNAUTHENTICATED,
              "This is for guests of an invitation: send \"Authorization: Guest\" with the"
                  + " credential from POST /api/v1/guest/session.")
          .header(HttpHeaders.WWW_AUTHENTICATE, "Guest realm=\"pinhole\"");
    }
    return credentials
        .read(credential)
        .filter(guest -> isOpen(guest.invitation()))
        .orElseThrow(Door::closed);
  }

  /** Whether guests may still do what they could a moment ago: nothing has put them out. */
  void requireStillOpen(Invitation then, Invitation now) {
    if (!isOpen(now) || now.generation() != then.generation() || !hasPasswordOf(then, now)) {
      throw closed();
    }
  }

  private static boolean hasPasswordOf(Invitation then, Invitation now) {
    return ConstantTime.same(password(now), password(then));
  }

  private static String password(Invitation invitation) {
    return Objects.requireNonNullElse(invitation.terms().passwordHash(), "");
  }

  private boolean isOpen(Invitation invitation) {
    return invitation.isLive(clock.instant())
        && accounts.find(invitation.owner()).filter(owner -> !owner.disabled()).isPresent();
  }

  static ProblemException closed() {
    return new ProblemException(
        ProblemCode.INVITATION_INVALID,
        "This invitation cannot be used: it does not exist, or it is over. Ask whoever sent it for"
            + " a new link.");
  }

  private static ProblemException wrongPassword() {
    return new ProblemException(
        ProblemCode.WRONG_PASSWORD, "The invitation has a password, and this is not it.");
  }
}
