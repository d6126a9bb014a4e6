import { own } from './own';

/** A program that may ask people to let it in. */
export interface Client {
  id: string;
  name: string;
  homepage?: string;
  /** Whether it has a secret. */
  confidential: boolean;
  redirectUris: string[];
  scopes: string[];
  grants: string[];
  /** Absent for what comes with the server, which can be disabled only. */
  owner?: number;
  disabled: boolean;
  createdAt: string;
  /** Only in the answer that made it. */
  secret?: string;
}

export interface ClientRequest {
  name: string;
  homepage?: string;
  confidential: boolean;
  redirectUris: string[];
  scopes: string[];
  grants: string[];
}

const pathOf = (id: string) => `/admin/clients/${encodeURIComponent(id)}`;

export const clients = (signal?: AbortSignal) => own<Client[]>('/admin/clients', { signal });
export const makeClient = (client: ClientRequest) => own<Client>('/admin/clients', { method: 'POST', body: client });
export const changeClient = (id: string, change: { disabled: boolean }) =>
  own<Client>(pathOf(id), { method: 'PATCH', body: change });
export const newSecret = (id: string) => own<Client>(`${pathOf(id)}/secret`, { method: 'POST', body: {} });
export const deleteClient = (id: string) => own<undefined>(pathOf(id), { method: 'DELETE' });
