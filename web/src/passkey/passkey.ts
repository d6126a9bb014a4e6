import { keptSession, own, visit } from '../api/own';
import type { PasskeyAdded } from '../api/security';
import type { SessionView } from '../api/session';
import { assertionJson, attestationJson, creationOptions, requestOptions } from './wire';

/** The person, or the device, wanted no passkey after all. */
export class Declined extends Error {
  override readonly name = 'Declined';
}

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window;
}

/** Whether passkeys can be offered where the name is typed. */
export async function offersPasskeys(): Promise<boolean> {
  if (!knowsPasskeys() || !('isConditionalMediationAvailable' in PublicKeyCredential)) return false;
  return PublicKeyCredential.isConditionalMediationAvailable();
}

/**
 * Signs in.
 *
 * @param mediation `conditional` waits until the person chooses a passkey where the name is typed
 * @throws Declined where there was none or it was not wanted
 */
export async function signInWithPasskey(
  signal: AbortSignal,
  mediation: CredentialMediationRequirement = 'optional',
): Promise<SessionView> {
  const credential = await used(signal, mediation);
  return keptSession(await visit('/session/passkey', { method: 'POST', body: { credential } }));
}

/**
 * Shows again who is signed in.
 *
 * @throws Declined
 */
export async function proveWithPasskey(): Promise<void> {
  const credential = await used(new AbortController().signal, 'optional');
  await own('/session/proof/passkey', { method: 'POST', body: { credential } });
}

async function used(signal: AbortSignal, mediation: CredentialMediationRequirement): Promise<unknown> {
  const asking = visit<PublicKeyCredentialRequestOptionsJSON>('/session/passkey/options', {
    method: 'POST',
    body: {},
    signal,
  }).then((options) => navigator.credentials.get({ publicKey: requestOptions(options), mediation, signal }));
  // Nobody has asked for what is offered: where it cannot be, there is nothing to say.
  return assertionJson(await asked(mediation === 'conditional' ? asking.catch(quietly) : asking));
}

function quietly(): never {
  throw new DOMException('', 'AbortError');
}

/** Makes a passkey of this device for who is signed in. */
export async function addPasskey(name: string): Promise<PasskeyAdded> {
  const options = await own<PublicKeyCredentialCreationOptionsJSON>('/account/passkeys/options', {
    method: 'POST',
    body: {},
  });
  const credential = await asked(navigator.credentials.create({ publicKey: creationOptions(options) }));
  return own('/account/passkeys', { method: 'POST', body: { name, credential: attestationJson(credential) } });
}

async function asked(asking: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await asking.catch((reason: unknown) => {
    throw reason instanceof DOMException ? new Declined(whyNot(reason)) : reason;
  });
  if (!(credential instanceof PublicKeyCredential)) throw new Declined('No passkey was used.');
  return credential;
}

/** In words, since the browser's own are for programmers. */
function whyNot(reason: DOMException): string {
  switch (reason.name) {
    case 'AbortError':
      return '';
    case 'InvalidStateError':
      return 'This device already has a passkey for your account.';
    case 'SecurityError':
      return 'Passkeys do not work at this address of the server.';
    case 'NotSupportedError':
      return 'This device has no passkeys of a kind that the server takes.';
    default:
      return 'No passkey was used: it was cancelled, or this device has none for this server.';
  }
}
