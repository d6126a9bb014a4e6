import { isProblem } from './problem';
import { type Call, request } from './request';
import type { SessionView } from './session';

/** Proves that a request comes from our own page, not from another site with the same cookies. */
export const CSRF_HEADER = 'X-CSRF-Token';

export type OwnCall = Omit<Call, 'headers' | 'credentials'>;

let csrfToken: string | undefined;
let signedOut: () => void = () => undefined;

/** Told when a request shows that nobody is signed in any more. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** Remembers what changes have to show from now on. */
export function keptSession(session: SessionView): SessionView {
  csrfToken = session.csrfToken;
  return session;
}

export function forgetSession(): void {
  csrfToken = undefined;
}

/** Asks with the cookies: for those who may not be signed in yet. */
export async function visit<T>(path: string, call: OwnCall = {}): Promise<T> {
  return withToken((token) => send<T>(path, call, token));
}

/**
 * Asks in the name of who is signed in with this browser.
 *
 * @throws as {@link request}
 */
export async function own<T>(path: string, call: OwnCall = {}): Promise<T> {
  try {
    return await visit<T>(path, call);
  } catch (error) {
    if (isProblem(error, 'unauthenticated')) signedOut();
    throw error;
  }
}

/** Sends with the token that is known; with a new one where none is, or another tab has signed in since. */
export async function withToken<T>(act: (token: string | undefined) => Promise<T>): Promise<T> {
  try {
    return await act(csrfToken);
  } catch (error) {
    if (!isProblem(error, 'csrf-token-required')) throw error;
    return act(keptSession(await send<SessionView>('/session', {})).csrfToken);
  }
}

function send<T>(path: string, call: OwnCall, token?: string): Promise<T> {
  const changes = call.method !== undefined && token !== undefined;
  const headers: Record<string, string> = changes ? { [CSRF_HEADER]: token } : {};
  return request(path, { ...call, headers, credentials: 'same-origin' });
}
