import { CSRF_HEADER, own, withToken } from './own';
import { ProblemError, problemOf, Unreachable } from './problem';

export interface ConsentScope {
  value: string;
  description: string;
  /** Allowed earlier. */
  granted: boolean;
}

/** What a program asks for. */
export interface Consent {
  client: { id: string; name: string; homepage?: string };
  scopes: ConsentScope[];
}

export function consentOf(asked: URLSearchParams, signal?: AbortSignal): Promise<Consent> {
  const query = new URLSearchParams();
  for (const name of ['client_id', 'scope', 'state']) query.set(name, asked.get(name) ?? '');
  return own(`/oauth/consent?${query.toString()}`, { signal });
}

/** To devices without a browser the answer goes by another way. */
export function decisionPath(asked: URLSearchParams): string {
  return asked.has('user_code') ? '/oauth2/device_verification' : '/oauth2/authorize';
}

/**
 * What Spring Authorization Server takes for a decision. Without a scope it is a refusal.
 *
 * @param scopes that are allowed
 */
export function decision(asked: URLSearchParams, scopes: readonly string[]): URLSearchParams {
  const body = new URLSearchParams();
  for (const name of ['client_id', 'state', 'user_code']) {
    const value = asked.get(name);
    if (value !== null) body.set(name, value);
  }
  for (const scope of scopes) body.append('scope', scope);
  return body;
}

/**
 * Sends a form of OAuth and answers where the browser is to go then. Going there is left to the page:
 * as the redirect of a form, the page's policy would have to allow every program's address.
 *
 * @throws ProblemError, Unreachable
 */
export function send(path: string, form: URLSearchParams): Promise<string> {
  return withToken((token) => post(path, form, token));
}

async function post(path: string, form: URLSearchParams, token: string | undefined): Promise<string> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { Accept: 'application/json', ...(token !== undefined && { [CSRF_HEADER]: token }) },
    body: form,
    cache: 'no-store',
    credentials: 'same-origin',
  }).catch(() => {
    throw new Unreachable();
  });
  const text = await response.text();
  if (!response.ok) throw new ProblemError(problemOf(response.status, text));
  return (JSON.parse(text) as { location: string }).location;
}
