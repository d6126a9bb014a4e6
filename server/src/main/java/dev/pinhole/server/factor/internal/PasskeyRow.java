package dev.pinhole.server.factor.internal;

import dev.pinhole.api.account.Passkey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/** A row of {@code passkey}. */
record PasskeyRow(
    long number,
    long account,
    String credential,
    Bytes publicKey,
    Bytes attestation,
    long signatureCount,
    String transports,
    boolean backupEligible,
    boolean backupState,
    String name,
    Instant createdAt,
    @Nullable Instant lastUsedAt) {

  Passkey toPasskey() {
    return new Passkey(number, name, backupState, createdAt, lastUsedAt);
  }

  CredentialRecord toRecord(Bytes handle) {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(credential))
        .userEntityUserId(handle)
        .publicKey(new ImmutablePublicKeyCose(publicKey.getBytes()))
        .attestationObject(attestation)
        .signatureCount(signatureCount)
        // None is taken without.
        .uvInitialized(true)
        .transports(transportsOf(transports))
        .backupEligible(backupEligible)
        .backupState(backupState)
        .label(name)
        .created(createdAt)
        .build();
  }

  static String text(Set<AuthenticatorTransport> transports) {
    return transports.stream()
        .map(AuthenticatorTransport::getValue)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static Set<AuthenticatorTransport> transportsOf(String text) {
    return Arrays.stream(text.split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
