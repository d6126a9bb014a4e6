import { afterEach, expect, test, vi } from 'vitest';
import { Guest } from './guest';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('asks with the credential of the latest session', async () => {
  const shown: unknown[] = [];
  vi.stubGlobal('fetch', (_: string, { headers }: { headers: Record<string, string> }) => {
    shown.push(headers.Authorization);
    return Promise.resolve(new Response('[]'));
  });
  const guest = new Guest('one');
  await guest.pending();
  guest.credential = 'two';
  await guest.pending();
  expect(shown).toEqual(['Guest one', 'Guest two']);
});
