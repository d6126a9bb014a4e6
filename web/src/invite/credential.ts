/** What lets a guest in again after a reload. */
export interface Kept {
  credential: string;
}

/** Names what belongs to an invitation in this browser, without telling its token. */
export function keyOf(token: string): string {
  return `pinhole-invitation-${token.slice(-8)}`;
}

/** Whether it still lets in, the server tells: an invitation can have been extended. */
export function keptFor(token: string): Kept | undefined {
  const text = localStorage.getItem(keyOf(token));
  return text === null ? undefined : (JSON.parse(text) as Kept);
}

export function keep(token: string, { credential }: Kept): void {
  localStorage.setItem(keyOf(token), JSON.stringify({ credential }));
}

export function forget(token: string): void {
  localStorage.removeItem(keyOf(token));
}
