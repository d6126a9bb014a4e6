import { own } from './own';

export interface AuditEntry {
  number: number;
  at: string;
  action: string;
  actor?: { id: number; username?: string };
  subject: string;
  address?: string;
  agent?: string;
  details?: Record<string, string>;
}

export interface AuditPage {
  items: AuditEntry[];
  next?: string;
}

export function auditEntries(query: URLSearchParams, cursor: string | undefined, signal?: AbortSignal): Promise<AuditPage> {
  const asked = new URLSearchParams(query);
  if (cursor !== undefined) asked.set('cursor', cursor);
  return own(`/admin/audit?${asked.toString()}`, { signal });
}

/** A file with all of it, which the browser fetches by itself. */
export function auditExport(query: URLSearchParams, format: 'csv' | 'ndjson'): string {
  const asked = new URLSearchParams(query);
  asked.set('format', format);
  return `/api/v1/admin/audit/export?${asked.toString()}`;
}
