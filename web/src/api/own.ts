import { isProblem } from './problem';
import { type Call, request } from './request';
import type { SessionView } from './session';

/** Proves that a request comes from our own page, not from another site with the same cookies. */
const CSRF_HEADER = 'X-CSRF-Token';

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

/** Asks with the cookies, and no more: for those who may not be signed in yet. */
export function visit<T>(path: string, call: OwnCall = {}): Promise<T> {
  return send(path, call, csrfToken);
}

/**
 * Asks in the name of who is signed in with this browser.
 *
 * @throws as {@link request}
 */
export async function own<T>(path: string, call: OwnCall = {}): Promise<T> {
  try {
    return await (call.method === undefined ? send<T>(path, call) : change<T>(path, call));
  } catch (error) {
    if (isProblem(error, 'unauthenticated')) signedOut();
    throw error;
  }
}

async function change<T>(path: string, call: OwnCall): Promise<T> {
  try {
    return await send<T>(path, call, csrfToken ?? (await freshToken()));
  } catch (error) {
    // Another tab has signed in since.
    if (!isProblem(error, 'csrf-token-required')) throw error;
    return send<T>(path, call, await freshToken());
  }
}

async function freshToken(): Promise<string> {
  return keptSession(await send<SessionView>('/session', {})).csrfToken;
}

function send<T>(path: string, call: OwnCall, token?: string): Promise<T> {
  const headers: Record<string, string> = token === undefined ? {} : { [CSRF_HEADER]: token };
  return request(path, { ...call, headers, credentials: 'same-origin' });
}
