import { ProblemError, problemOf, Unreachable } from './problem';

export interface Call {
  method?: string;
  headers: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Whether cookies go along; not without being told so. */
  credentials?: RequestCredentials;
}

/**
 * Asks the server for JSON.
 *
 * @throws ProblemError for any status but 2xx, Unreachable where no answer came
 */
export async function request<T>(path: string, call: Call): Promise<T> {
  const response = await answer(path, call);
  const text = await response.text().catch(unreachable);
  if (!response.ok) throw new ProblemError(problemOf(response.status, text));
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function answer(path: string, { method = 'GET', headers, body, signal, credentials = 'omit' }: Call): Promise<Response> {
  const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return fetch(`/api/v1${path}`, {
    method,
    headers: { ...headers, ...json },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    cache: 'no-store',
    credentials,
    referrerPolicy: 'no-referrer',
  }).catch(unreachable);
}

function unreachable(reason: unknown): never {
  if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
  throw new Unreachable();
}
