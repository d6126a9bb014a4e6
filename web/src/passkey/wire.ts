import { fromBase64url, toBase64url } from './base64url';

/**
 * Between JSON and what the browser's functions take (WebAuthn 3, section 5.1). Browsers have
 * functions of their own for it, but not all that we support.
 */
export function requestOptions(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  const { challenge, allowCredentials = [], rpId, timeout, userVerification } = json;
  return {
    challenge: fromBase64url(challenge),
    allowCredentials: allowCredentials.map(descriptor),
    ...(rpId !== undefined && { rpId }),
    ...(timeout !== undefined && { timeout }),
    ...(userVerification !== undefined && { userVerification: userVerification as UserVerificationRequirement }),
  };
}

export function creationOptions(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials = [], extensions, ...rest } = json;
  const { credProps } = (extensions ?? {}) as { credProps?: boolean };
  return {
    ...(rest as Pick<PublicKeyCredentialCreationOptions, 'rp' | 'pubKeyCredParams'>),
    challenge: fromBase64url(challenge),
    user: { ...user, id: fromBase64url(user.id) },
    excludeCredentials: excludeCredentials.map(descriptor),
    ...(credProps === true && { extensions: { credProps } }),
  };
}

function descriptor(json: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  const { id, transports } = json;
  return {
    type: 'public-key',
    id: fromBase64url(id),
    ...(transports && { transports: transports as AuthenticatorTransport[] }),
  };
}

/** A passkey that was used, for the server. */
export function assertionJson(credential: PublicKeyCredential): unknown {
  const { authenticatorData, clientDataJSON, signature, userHandle } =
    credential.response as AuthenticatorAssertionResponse;
  return {
    ...frame(credential),
    response: {
      authenticatorData: toBase64url(authenticatorData),
      clientDataJSON: toBase64url(clientDataJSON),
      signature: toBase64url(signature),
      ...(userHandle && { userHandle: toBase64url(userHandle) }),
    },
  };
}

/** A passkey that was made, for the server. */
export function attestationJson(credential: PublicKeyCredential): unknown {
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ...frame(credential),
    response: {
      attestationObject: toBase64url(response.attestationObject),
      clientDataJSON: toBase64url(response.clientDataJSON),
      transports: response.getTransports(),
    },
  };
}

function frame({ id, rawId, type, authenticatorAttachment }: PublicKeyCredential) {
  return {
    id,
    rawId: toBase64url(rawId),
    type,
    clientExtensionResults: {},
    ...(authenticatorAttachment !== null && { authenticatorAttachment }),
  };
}
