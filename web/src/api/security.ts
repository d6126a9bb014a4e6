import { own } from './own';
import type { Account } from './session';

export interface AccountChange {
  email?: string;
  password?: string;
  currentPassword: string;
  code?: string;
}

export interface SecondFactor {
  totp: boolean;
  recoveryCodesLeft: number;
  passkeys: number;
  /** Whether the server wants this account to have one. */
  required: boolean;
}

/** A secret shared with an authenticator app; not in use until a code of it was shown. */
export interface TotpSetup {
  secret: string;
  uri: string;
  qr: string;
}

export interface RecoveryCodes {
  recoveryCodes: string[];
}

export interface Passkey {
  id: number;
  name: string;
  /** Whether it is on other devices of its owner, too. */
  synced: boolean;
  createdAt: string;
  lastUsedAt?: string;
}

export interface PasskeyAdded {
  passkey: Passkey;
  /** Where it is the account's first second factor. */
  recoveryCodes?: string[];
}

export interface BrowserSession {
  id: string;
  createdAt: string;
  lastUsedAt: string;
  address: string;
  agent?: string;
  current: boolean;
}

export interface Device {
  id: number;
  createdAt: string;
  expiresAt: string;
  lastUsedAt?: string;
  address: string;
  agent?: string;
  current: boolean;
}

export interface Authorization {
  id: string;
  client: { id: string; name: string; homepage?: string };
  scopes: string[];
  createdAt: string;
  lastUsedAt?: string;
  /** Unless the program is used before. */
  expiresAt: string;
}

export interface Identity {
  id: number;
  provider: string;
  /** There; most often an e-mail address. */
  name?: string;
  createdAt: string;
  lastUsedAt: string;
}

const list = <T>(path: string) => (signal?: AbortSignal) => own<T>(path, { signal });
const post = <T>(path: string, body: unknown = {}) => own<T>(path, { method: 'POST', body });
const remove = (path: string, id: string | number) =>
  own<undefined>(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE' });

export const account = list<Account>('/account');
export const changeAccount = (change: AccountChange) => own<Account>('/account', { method: 'PATCH', body: change });

export const secondFactor = list<SecondFactor>('/account/second-factor');
export const beginTotp = () => post<TotpSetup>('/account/totp');
export const confirmTotp = (code: string) => post<RecoveryCodes>('/account/totp/confirmation', { code });
export const removeTotp = () => own<undefined>('/account/totp', { method: 'DELETE' });
export const renewRecoveryCodes = () => post<RecoveryCodes>('/account/recovery-codes');

export const passkeys = list<Passkey[]>('/account/passkeys');
export const removePasskey = (id: number) => remove('/account/passkeys', id);

export const sessions = list<BrowserSession[]>('/sessions');
export const endSession = (id: string) => remove('/sessions', id);
export const endOtherSessions = () => own<undefined>('/sessions', { method: 'DELETE' });

export const devices = list<Device[]>('/devices');
export const forgetDevice = (id: number) => remove('/devices', id);

export const authorizations = list<Authorization[]>('/account/authorizations');
export const revokeAuthorization = (id: string) => remove('/account/authorizations', id);

/** A file for ShareX, as JSON. */
export const shareXUploader = () => post<Record<string, unknown>>('/sharex');

export const identities = list<Identity[]>('/account/identities');
/** Answers where to go to sign in with that provider. */
export const linkIdentity = (provider: string) => post<{ url: string }>('/account/identities', { provider, continueAt: '/security' });
export const unlinkIdentity = (id: number) => remove('/account/identities', id);
