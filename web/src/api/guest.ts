import type { Problem } from './problem';
import { request } from './request';

/** What an invitation allows. A limit that is absent is none. */
export interface Invitation {
  title?: string;
  message?: string;
  owner?: string;
  expiresAt?: string;
  passwordRequired?: boolean;
  nameRequired?: boolean;
  mode: 'blind' | 'gallery';
  maxFiles?: number;
  maxBytes?: number;
  maxFileBytes?: number;
  types?: string[];
  filesLeft?: number;
  bytesLeft?: number;
}

export interface Session {
  credential: string;
  expiresAt: string;
  invitation: Invitation;
}

export interface Announcement {
  name: string;
  bytes: number;
  type: string;
  sha256?: string;
}

export interface UploadPart {
  number: number;
  offset: number;
  bytes: number;
  arrived: boolean;
  url?: string;
  headers?: Record<string, string>;
}

export interface Upload {
  id?: string;
  state: 'pending' | 'done' | 'failed';
  name: string;
  bytes: number;
  type: string;
  method?: string;
  url?: string;
  headers?: Record<string, string>;
  parts?: UploadPart[];
  problem?: Problem;
}

export interface ArrivedImage {
  name: string;
  bytes: number;
  width?: number;
  height?: number;
  thumbnailUrl?: string;
  mine: boolean;
  guestName?: string;
}

export interface ArrivedPage {
  items: ArrivedImage[];
  next?: string;
}

export function invitationOf(token: string, signal?: AbortSignal): Promise<Invitation> {
  return request('/guest/invitation', { headers: { Invitation: token }, signal });
}

export function enter(token: string, who: { name?: string; password?: string }): Promise<Session> {
  return request('/guest/session', { method: 'POST', headers: { Invitation: token }, body: who });
}

/** Everything that a guest may ask once let in. */
export class Guest {
  /** @param credential can be replaced by that of another session */
  constructor(public credential: string) {}

  get headers(): Record<string, string> {
    return { Authorization: `Guest ${this.credential}` };
  }

  announce(file: Announcement, signal?: AbortSignal): Promise<Upload> {
    return this.#call('/uploads', { method: 'POST', body: file, signal });
  }

  pending(signal?: AbortSignal): Promise<Upload[]> {
    return this.#call('/uploads', { signal });
  }

  find(id: string, signal?: AbortSignal): Promise<Upload> {
    return this.#call(`/uploads/${encodeURIComponent(id)}`, { signal });
  }

  complete(id: string, signal?: AbortSignal): Promise<unknown> {
    const path = `/uploads/${encodeURIComponent(id)}/complete`;
    return this.#call(path, { method: 'POST', body: {}, signal });
  }

  cancel(id: string): Promise<void> {
    return this.#call(`/uploads/${encodeURIComponent(id)}`, { method: 'DELETE' });
  }

  images(cursor: string | undefined, signal?: AbortSignal): Promise<ArrivedPage> {
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    return this.#call(`/images${query}`, { signal });
  }

  #call<T>(path: string, call: { method?: string; body?: unknown; signal?: AbortSignal | undefined }): Promise<T> {
    return request(`/guest${path}`, { headers: this.headers, ...call });
  }
}
