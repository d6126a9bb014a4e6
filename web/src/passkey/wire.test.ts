import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url';
import { creationOptions, requestOptions } from './wire';

test.each([[[]], [[0]], [[251, 255]], [[62, 63, 191, 255, 0, 1]]])('writes %o as it reads it', (bytes) => {
  const text = toBase64url(new Uint8Array(bytes).buffer);
  expect(text).not.toMatch(/[+/=]/);
  expect([...new Uint8Array(fromBase64url(text))]).toEqual(bytes);
});

test('reads the challenge and the passkeys that may be used', () => {
  const options = requestOptions({
    challenge: '-_8',
    rpId: 'photos.example',
    userVerification: 'required',
    allowCredentials: [{ type: 'public-key', id: 'AQ', transports: ['internal'] }],
  });
  expect([...new Uint8Array(options.challenge as ArrayBuffer)]).toEqual([251, 255]);
  expect(options).toMatchObject({ rpId: 'photos.example', userVerification: 'required' });
  expect(options.allowCredentials?.[0]).toMatchObject({ type: 'public-key', transports: ['internal'] });
});

test('reads for whom a passkey is made, and which exist', () => {
  const options = creationOptions({
    challenge: 'AA',
    rp: { id: 'photos.example', name: 'Pinhole' },
    user: { id: 'Bw', name: 'zoe', displayName: 'zoe' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    excludeCredentials: [{ type: 'public-key', id: 'AQ' }],
  });
  expect([...new Uint8Array(options.user.id as ArrayBuffer)]).toEqual([7]);
  expect(options.user.name).toBe('zoe');
  expect(options.pubKeyCredParams).toEqual([{ type: 'public-key', alg: -7 }]);
  expect(options.excludeCredentials).toHaveLength(1);
});
