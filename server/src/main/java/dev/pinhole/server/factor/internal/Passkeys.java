package dev.pinhole.server.factor.internal;

import com.webauthn4j.util.exception.WebAuthnException;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.platform.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Asks for passkeys and verifies them; changes nothing (Web Authentication, sections 7.1, 7.2). */
@Component
class Passkeys {
  /** Of one account. */
  static final int MOST = 20;

  private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
  private static final int LONGEST_NAME = 100;
  private static final Pattern CREDENTIAL = Pattern.compile("[A-Za-z0-9_-]{1,1400}");

  private final PasskeyRows rows;
  private final Accounts accounts;
  private final Challenges challenges;
  private final FactorKeys keys;
  private final FactorProperties properties;

  Passkeys(
      PasskeyRows rows,
      Accounts accounts,
      Challenges challenges,
      FactorKeys keys,
      FactorProperties properties) {
    this.rows = rows;
    this.accounts = accounts;
    this.challenges = challenges;
    this.keys = keys;
    this.properties = properties;
  }

  /** A new passkey that was verified. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Made(CredentialRecord credential, byte[] challenge) {}

  /** A passkey that was shown, and verified but for what others might have done meanwhile. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Shown(PasskeyRow passkey, long signatureCount, byte[] challenge) {}

  /** What a browser needs to make one. */
  Map<String, Object> creationOptions(long account, RelyingParty party) {
    if (rows.count(account) >= MOST) {
      throw tooMany();
    }
    Bytes challenge = new Bytes(challenges.issue(making(account, party)));
    return PasskeyJson.write(
        options(account, ceremony(account).verifier(party, title(), challenge)));
  }

  /**
   * Looks at one that was made.
   *
   * @param name for people
   * @throws ProblemException where it is not the answer to what was asked of this account
   */
  Made verify(long account, String name, Map<String, Object> credential, RelyingParty party) {
    checkName(name);
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> made = PasskeyJson.made(credential);
      Bytes challenge = PasskeyJson.challenge(made.getResponse().getClientDataJSON());
      require(challenges.isValid(making(account, party), challenge.getBytes()));
      Webauthn4JRelyingPartyOperations verifier =
          ceremony(account).verifier(party, title(), challenge);
      CredentialRecord record =
          verifier.registerCredential(
              new ImmutableRelyingPartyRegistrationRequest(
                  options(account, verifier), new RelyingPartyPublicKey(made, name)));
      return new Made(record, challenge.getBytes());
    } catch (WebAuthnException | IllegalArgumentException | JacksonException e) {
      log.debug("A passkey for account {} was refused", account, e);
      throw ProblemException.invalid(
          "credential", "credential is not what was asked for, or it was too long ago.");
    }
  }

  /** What a browser needs to show one, of whichever account. */
  Map<String, Object> requestOptions(RelyingParty party) {
    return PasskeyJson.write(request(new Bytes(challenges.issue(showing(party))), party));
  }

  /**
   * Looks at one that was shown.
   *
   * @throws ProblemException the same for all that is wrong
   */
  Shown verify(Map<String, Object> credential, RelyingParty party) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> shown = PasskeyJson.shown(credential);
      PasskeyRow passkey =
          rows.find(shown.getRawId().toBase64UrlString()).orElseThrow(Passkeys::refused);
      return verify(shown, passkey, party);
    } catch (WebAuthnException | IllegalArgumentException | JacksonException e) {
      log.debug("A passkey was refused", e);
      throw refused();
    }
  }

  /** Whose passkey this claims to be; null where there is none like it. */
  @Nullable Long claimed(Map<String, Object> credential) {
    return credential.get("rawId") instanceof String id && CREDENTIAL.matcher(id).matches()
        ? rows.find(id).map(PasskeyRow::account).orElse(null)
        : null;
  }

  private Shown verify(
      PublicKeyCredential<AuthenticatorAssertionResponse> shown,
      PasskeyRow passkey,
      RelyingParty party) {
    Bytes challenge = PasskeyJson.challenge(shown.getResponse().getClientDataJSON());
    require(challenges.isValid(showing(party), challenge.getBytes()));
    Bytes handle = shown.getResponse().getUserHandle();
    require(handle == null || handle.equals(handle(passkey.account())));
    Ceremony ceremony = ceremony(passkey.account());
    ceremony
        .verifier(party, title(), challenge)
        .authenticate(new RelyingPartyAuthenticationRequest(request(challenge, party), shown));
    return new Shown(passkey, ceremony.outcome().getSignatureCount(), challenge.getBytes());
  }

  private static PublicKeyCredentialRequestOptions request(Bytes challenge, RelyingParty party) {
    return PublicKeyCredentialRequestOptions.builder()
        .challenge(challenge)
        .rpId(party.id())
        .timeout(Challenges.LIFETIME)
        .userVerification(UserVerificationRequirement.REQUIRED)
        .build();
  }

  private static PublicKeyCredentialCreationOptions options(
      long account, Webauthn4JRelyingPartyOperations verifier) {
    Authentication owner =
        UsernamePasswordAuthenticationToken.authenticated(Long.toString(account), null, List.of());
    return verifier.createPublicKeyCredentialCreationOptions(
        new ImmutablePublicKeyCredentialCreationOptionsRequest(owner));
  }

  private Ceremony ceremony(long account) {
    String username = accounts.username(account).orElseThrow(ProblemException::notFound);
    return new Ceremony(handle(account), username, rows.of(account));
  }

  private Bytes handle(long account) {
    return new Bytes(keys.handle(account));
  }

  private String title() {
    return properties.issuer();
  }

  private static String making(long account, RelyingParty party) {
    return "make " + account + " " + party.id();
  }

  private static String showing(RelyingParty party) {
    return "show " + party.id();
  }

  private static void checkName(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          "name", "name must be 1 to " + LONGEST_NAME + " characters, none of them a control.");
    }
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalArgumentException("not the answer to what was asked");
    }
  }

  /** The same, whether there is no such passkey or its answer is wrong. */
  static ProblemException refused() {
    return new ProblemException(
        ProblemCode.WRONG_CREDENTIALS, "This passkey opens no account here, or took too long.");
  }

  /** Two were added at once, or the same twice. */
  static ProblemException notAdded() {
    return new ProblemException(
        ProblemCode.CONFLICT, "This passkey is there already, or there are too many.");
  }

  private static ProblemException tooMany() {
    return new ProblemException(
            ProblemCode.CONFLICT,
            "An account can have " + MOST + " passkeys. Delete one that is not used.")
        .with("maximum", MOST);
  }
}
