import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forget, keep, keptFor, keyOf } from './credential';

const TOKEN = 'token-of-an-invitation';

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('keeps a credential whenever it was to end: the invitation may have been extended', () => {
  const kept = { credential: 'c', expiresAt: '2001-01-01T00:00:00Z' };
  localStorage.setItem(keyOf(TOKEN), JSON.stringify(kept));
  expect(keptFor(TOKEN)?.credential).toBe('c');
  keep(TOKEN, { credential: 'd' });
  expect(keptFor(TOKEN)).toEqual({ credential: 'd' });
});

test('forgets when told to', () => {
  keep(TOKEN, { credential: 'c' });
  forget(TOKEN);
  expect(keptFor(TOKEN)).toBeUndefined();
});
