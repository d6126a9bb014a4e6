package dev.pinhole.server.factor.internal;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * One account's passkeys before the verifier, which thinks that it stores them: what it would write
 * is kept here, so that it is written in one transaction with all that follows from it.
 */
final class Ceremony implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
  private final PublicKeyCredentialUserEntity user;
  private final List<CredentialRecord> known;
  private @Nullable CredentialRecord outcome;

  /**
   * What is known of an account.
   *
   * @param username what authenticators show people
   */
  Ceremony(Bytes handle, String username, List<PasskeyRow> passkeys) {
    this.user =
        ImmutablePublicKeyCredentialUserEntity.builder()
            .id(handle)
            .name(username)
            .displayName(username)
            .build();
    this.known = passkeys.stream().map(passkey -> passkey.toRecord(handle)).toList();
  }

  /** With a passkey alone one signs in, so it has to ask who holds it. */
  Webauthn4JRelyingPartyOperations verifier(RelyingParty party, String title, Bytes challenge) {
    var verifier =
        new Webauthn4JRelyingPartyOperations(
            this,
            this,
            PublicKeyCredentialRpEntity.builder().id(party.id()).name(title).build(),
            Set.of(party.origin()));
    verifier.setCustomizeCreationOptions(options ->
        options
            .challenge(challenge)
            .timeout(Challenges.LIFETIME)
            .authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build()));
    return verifier;
  }

  /** What the verifier would have written. */
  CredentialRecord outcome() {
    return Objects.requireNonNull(outcome);
  }

  @Override
  public void save(CredentialRecord record) {
    outcome = record;
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return known.stream()
        .filter(each -> each.getCredentialId().equals(id))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return known;
  }

  @Override
  public PublicKeyCredentialUserEntity findById(Bytes handle) {
    return user;
  }

  @Override
  public PublicKeyCredentialUserEntity findByUsername(String username) {
    return user;
  }

  @Override
  public void save(PublicKeyCredentialUserEntity entity) {
    throw new UnsupportedOperationException("accounts are made elsewhere");
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("nothing here deletes");
  }
}
