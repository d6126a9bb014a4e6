import { ProblemError, Unreachable } from './problem';

/** How many characters of a deletion key are the image's own key. */
const KEY_LENGTH = 22;

/**
 * Deletes the image of this key; whoever holds it needs nothing else.
 *
 * @throws ProblemError, Unreachable where no answer came
 */
export async function deleteImage(deletionKey: string): Promise<void> {
  const response = await fetch(`/3/image/${encodeURIComponent(deletionKey)}`, {
    method: 'DELETE',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  }).catch(() => {
    throw new Unreachable();
  });
  if (!response.ok) throw refusal(response.status, await response.text().catch(() => ''));
}

/**
 * A small picture of what would be deleted, as it is now, not as the browser has kept it; null where it
 * cannot be had.
 */
export async function pictureOf(deletionKey: string, signal?: AbortSignal): Promise<Blob | null> {
  const response = await fetch(picturePath(deletionKey), {
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: signal ?? null,
  });
  return response.ok ? response.blob() : null;
}

export function picturePath(deletionKey: string): string {
  return `/i/${encodeURIComponent(deletionKey.slice(0, KEY_LENGTH))}?w=480`;
}

/** Reads the answer, which has the form that tools for screenshots know. */
export function refusal(status: number, body: string): ProblemError {
  const code = status === 404 ? 'not-found' : 'unknown';
  return new ProblemError({ title: '', status, code, detail: reasonIn(body) ?? `The server answered with status ${status}.` });
}

function reasonIn(body: string): string | undefined {
  try {
    const read = JSON.parse(body) as { data?: { error?: unknown } } | null;
    const reason = read?.data?.error;
    return typeof reason === 'string' ? reason : undefined;
  } catch {
    // A proxy's page: not for people to read.
    return undefined;
  }
}
