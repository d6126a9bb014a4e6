/** What lets a guest in again after a reload. */
export interface Kept {
  credential: string;
  expiresAt: string;
}

/** Names what belongs to an invitation in this browser, without telling its token. */
export function keyOf(token: string): string {
  return `pinhole-invitation-${token.slice(-8)}`;
}

export function keptFor(token: string): Kept | undefined {
  const text = localStorage.getItem(keyOf(token));
  const kept = text === null ? undefined : (JSON.parse(text) as Kept);
  return kept && Date.parse(kept.expiresAt) > Date.now() ? kept : undefined;
}

export function keep(token: string, { credential, expiresAt }: Kept): void {
  localStorage.setItem(keyOf(token), JSON.stringify({ credential, expiresAt }));
}

export function forget(token: string): void {
  localStorage.removeItem(keyOf(token));
}
