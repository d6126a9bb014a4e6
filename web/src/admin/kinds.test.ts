import { expect, test } from 'vitest';
import { clientRequest } from './kinds';

function form(entries: [string, string][]): FormData {
  const filled = new FormData();
  for (const [name, value] of entries) filled.append(name, value);
  return filled;
}

test('reads what was filled in', () => {
  const request = clientRequest(
    form([
      ['name', ' Frame '],
      ['kind', 'site'],
      ['homepage', ''],
      ['redirectUris', 'https://frame.example/a\n  https://frame.example/b \n'],
      ['scope', 'images:read'],
      ['scope', 'openid'],
    ]),
  );
  expect(request).toEqual({
    name: 'Frame',
    confidential: true,
    redirectUris: ['https://frame.example/a', 'https://frame.example/b'],
    scopes: ['images:read', 'openid'],
    grants: ['authorization_code', 'refresh_token'],
  });
});

test('sends no browser to what has none', () => {
  const request = clientRequest(form([['name', 'Frame'], ['kind', 'device'], ['redirectUris', 'https://left.over/']]));
  expect(request.redirectUris).toEqual([]);
  expect(request.confidential).toBe(false);
});
