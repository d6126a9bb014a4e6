import { expect, test } from 'vitest';
import { decision, decisionPath } from '../api/oauth';
import { whyRefused } from './whyRefused';
import { normalUserCode } from './userCode';

const ASKED = new URLSearchParams({ client_id: 'frame', scope: 'images:read captures', state: 's=1' });

test('allows what was asked, by the way it was asked', () => {
  expect(decision(ASKED, ['images:read', 'captures']).toString()).toBe(
    'client_id=frame&state=s%3D1&scope=images%3Aread&scope=captures',
  );
  expect(decisionPath(ASKED)).toBe('/oauth2/authorize');
});

test('refuses without any scope', () => {
  expect(decision(ASKED, []).has('scope')).toBe(false);
});

test('answers a device at its own address', () => {
  const asked = new URLSearchParams({ client_id: 'tv', state: 's', user_code: 'ABCD-EFGH' });
  expect(decisionPath(asked)).toBe('/oauth2/device_verification');
  expect(decision(asked, []).get('user_code')).toBe('ABCD-EFGH');
});

test.each([
  ['abcd-efgh', 'ABCD-EFGH'],
  [' ABCD EFGH ', 'ABCD-EFGH'],
  ['abcdefgh', 'ABCD-EFGH'],
  ['abc', 'ABC'],
])('reads the code %o', (typed, code) => {
  expect(normalUserCode(typed)).toBe(code);
});

test('shows no words of a link', () => {
  expect(whyRefused('invalid_client')).toContain('not known');
  expect(whyRefused('Call 555-0100 now!')).not.toContain('555');
  expect(whyRefused(null)).not.toBe('');
});
