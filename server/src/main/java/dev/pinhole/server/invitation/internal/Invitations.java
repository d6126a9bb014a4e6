package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.invitation.InvitationRequest;
import dev.pinhole.server.account.Email;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** An account's invitations. */
@Service
class Invitations {
  private final InvitationRows rows;
  private final TermsReader reader;
  private final InvitationProperties properties;
  private final Eviction eviction;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Invitations(
      InvitationRows rows,
      TermsReader reader,
      InvitationProperties properties,
      Eviction eviction,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.reader = reader;
    this.properties = properties;
    this.eviction = eviction;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Makes an invitation, or extends the one that the address has. */
  Created create(long owner, InvitationRequest request) {
    String address = request.email();
    Email email = address == null ? null : Email.parse(address);
    TermsChange change = reader.read(request);
    return create(owner, email, change, change, owner);
  }

  /**
   * Makes an invitation whose guests see what others bring, or extends the one that the address has
   * and leaves it as it is otherwise.
   *
   * @param actor whose doing it is; null for a stranger's
   */
  Created gallery(long owner, Email email, @Nullable Long actor) {
    return create(owner, email, TermsChange.GALLERY, TermsChange.NONE, actor);
  }

  private Created create(
      long owner,
      @Nullable Email email,
      TermsChange fresh,
      TermsChange again,
      @Nullable Long actor) {
    Supplier<Created> work = () -> createLocked(owner, email, fresh, again, actor);
    return known(owner, email)
        .filter(known -> putsOut(known, again))
        .map(known -> eviction.with(known, work))
        .orElseGet(work);
  }

  private Created createLocked(
      long owner,
      @Nullable Email email,
      TermsChange fresh,
      TermsChange again,
      @Nullable Long actor) {
    return transaction.execute(_ -> {
      rows.lockOwner(owner);
      return known(owner, email)
          .map(invitation -> new Created(extend(invitation, again, actor), false))
          .orElseGet(() -> new Created(insert(owner, email, fresh, actor), true));
    });
  }

  private Optional<Invitation> known(long owner, @Nullable Email email) {
    return email == null ? Optional.empty() : rows.findByEmail(owner, email.key());
  }

  private Invitation insert(
      long owner, @Nullable Email email, TermsChange change, @Nullable Long actor) {
    requireRoom(owner);
    Instant now = now();
    return recorded(
        Action.INVITATION_MADE,
        rows.insert(
            Ids.next(),
            owner,
            email == null ? null : email.shown(),
            email == null ? null : email.key(),
            change.on(new TermsDraft(now.plus(properties.expiry()))),
            now),
        actor);
  }

  /** Where no end is asked for, one that is later already stays. */
  private Invitation extend(Invitation known, TermsChange change, @Nullable Long actor) {
    Invitation locked = rows.lock(known.number()).orElseThrow(ProblemException::notFound);
    if (!locked.isLive(now())) {
      requireRoom(locked.owner());
    }
    TermsDraft draft = TermsDraft.of(locked.terms());
    draft.expiresAt = later(draft.expiresAt, now().plus(properties.expiry()));
    return recorded(
        Action.INVITATION_CHANGED, rows.update(locked.number(), change.on(draft), now()), actor);
  }

  /** By its owner. */
  private Invitation recorded(Action action, Invitation invitation) {
    return recorded(action, invitation, invitation.owner());
  }

  /** In the transaction of the change. */
  private Invitation recorded(Action action, Invitation invitation, @Nullable Long actor) {
    audit.record(action, actor, "invitation " + invitation.id(), Map.of());
    return invitation;
  }

  /** One's own. */
  Invitation find(long owner, String id) {
    return (Ids.valid(id) ? rows.find(id) : Optional.<Invitation>empty())
        .filter(invitation -> invitation.owner() == owner)
        .orElseThrow(ProblemException::notFound);
  }

  /** Newest first. */
  List<Invitation> list(long owner, long before, int limit) {
    return rows.list(owner, before, limit);
  }

  Invitation change(long owner, String id, JsonNode members) {
    TermsChange change = reader.patch(members);
    Invitation known = find(owner, id);
    return putsOut(known, change)
        ? eviction.with(known, () -> change(known, change))
        : change(known, change);
  }

  /** Credentials are bound to the password. */
  private static boolean putsOut(Invitation known, TermsChange change) {
    Terms terms = change.on(TermsDraft.of(known.terms()));
    return !Objects.equals(terms.passwordHash(), known.terms().passwordHash());
  }

  private Invitation change(Invitation known, TermsChange change) {
    return locked(
        known,
        invitation -> {
          requireNotRevoked(invitation);
          Terms terms = change.on(TermsDraft.of(invitation.terms()));
          if (!invitation.isLive(now()) && now().isBefore(terms.expiresAt())) {
            requireRoom(invitation.owner());
          }
          return recorded(
              Action.INVITATION_CHANGED, rows.update(invitation.number(), terms, now()));
        });
  }

  /** Ends it for good; doing so again changes nothing. */
  void revoke(long owner, String id) {
    Invitation known = find(owner, id);
    eviction.with(
        known,
        () ->
            rows.revoke(known.number(), now())
                ? recorded(Action.INVITATION_REVOKED, known)
                : known);
  }

  /** A new link; the one before leads nowhere, and its guests are out. */
  Invitation renew(long owner, String id) {
    Invitation known = find(owner, id);
    return eviction.with(
        known,
        () ->
            locked(
                known,
                invitation -> {
                  requireNotRevoked(invitation);
                  return recorded(
                      Action.INVITATION_RENEWED, rows.renew(invitation.number(), now()));
                }));
  }

  /** The owner first, as everywhere: what makes invitations live is counted. */
  private Invitation locked(Invitation known, Function<Invitation, Invitation> work) {
    return transaction.execute(_ -> {
      rows.lockOwner(known.owner());
      return work.apply(rows.lock(known.number()).orElseThrow(ProblemException::notFound));
    });
  }

  private void requireRoom(long owner) {
    if (rows.live(owner, now()) >= properties.maxLive()) {
      throw new ProblemException(
              ProblemCode.TOO_MANY_INVITATIONS,
              "An account can have %d invitations that are not over. Revoke one that is not needed."
                  .formatted(properties.maxLive()))
          .with("maximum", properties.maxLive());
    }
  }

  private static void requireNotRevoked(Invitation invitation) {
    if (invitation.revokedAt() != null) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The invitation is revoked, for good. Make a new one.");
    }
  }

  /** As the database will give it back. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
