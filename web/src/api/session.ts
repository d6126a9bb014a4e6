import { forgetSession, keptSession, own, visit } from './own';

export interface Account {
  id: number;
  username: string;
  email?: string;
  /** Asked for, and not confirmed yet. */
  pendingEmail?: string;
  emailVerified?: boolean;
  role: 'user' | 'admin';
  createdAt: string;
}

export interface SessionView {
  account: Account;
  csrfToken: string;
  provedAt: string;
  createdAt: string;
  secondFactorMissing: boolean;
}

export interface Credentials {
  username: string;
  password: string;
  code?: string;
  rememberDevice?: boolean;
}

export interface Provider {
  id: string;
  name: string;
  url: string;
}

export async function sessionOf(signal?: AbortSignal): Promise<SessionView> {
  return keptSession(await visit('/session', { signal }));
}

export async function signIn(credentials: Credentials): Promise<SessionView> {
  return keptSession(await visit('/session', { method: 'POST', body: credentials }));
}

/** For somebody who has come back from a provider. */
export async function completeProviderSignIn(shown: { code: string; rememberDevice: boolean }): Promise<SessionView> {
  return keptSession(await visit('/session/provider', { method: 'POST', body: shown }));
}

export async function signOut(): Promise<void> {
  await own('/session', { method: 'DELETE' });
  forgetSession();
}

export function prove(proof: { password: string; code?: string }): Promise<void> {
  return own('/session/proof', { method: 'POST', body: proof });
}

export function providers(signal?: AbortSignal): Promise<Provider[]> {
  return visit('/session/providers', { signal });
}

export function requestPasswordReset(email: string): Promise<void> {
  return visit('/password-reset', { method: 'POST', body: { email } });
}

export function resetPassword(token: string, password: string): Promise<void> {
  return visit('/password-reset/confirmation', { method: 'POST', body: { token, password } });
}

export function confirmEmail(token: string): Promise<void> {
  return visit('/account/email/confirmation', { method: 'POST', body: { token } });
}
