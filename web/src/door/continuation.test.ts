import { expect, test } from 'vitest';
import { continuation, signInPath } from './continuation';

const ORIGIN = 'https://photos.example';
const HOME = 'https://photos.example/security';

test('goes on where somebody wanted to go', () => {
  expect(continuation('/oauth2/authorize?client_id=a&state=b#c', ORIGIN)).toBe(
    'https://photos.example/oauth2/authorize?client_id=a&state=b#c',
  );
});

test.each([
  null,
  '',
  'security',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '\n//evil.example',
  'https://evil.example/',
  'https:evil.example',
  'javascript:alert(1)',
  '///',
  '/sign-in?continue=/sign-in',
])('goes nowhere else: %o', (wanted) => {
  expect(continuation(wanted, ORIGIN)).toBe(HOME);
});

test('stays here where a path could be taken for a server', () => {
  expect(continuation('/.//evil.example', ORIGIN)).toBe('https://photos.example//evil.example');
});

test('comes back to what it was made for', () => {
  const path = '/device?user_code=AB&x=1';
  const query = new URL(signInPath(path), ORIGIN).searchParams;
  expect(continuation(query.get('continue'), ORIGIN)).toBe(ORIGIN + path);
});
