import { expect, test } from 'vitest';
import { picturePath, refusal } from '../api/deletion';

test('shows the picture that the key begins with', () => {
  expect(picturePath(`${'k'.repeat(22)}0123456789abcdef`)).toBe(`/i/${'k'.repeat(22)}?w=480`);
  expect(picturePath('../x')).toBe('/i/..%2Fx?w=480');
});

test('says why in the words of the server', () => {
  expect(refusal(429, '{"data":{"error":"Wait a little."},"success":false,"status":429}').problem).toMatchObject({
    code: 'unknown',
    detail: 'Wait a little.',
  });
  expect(refusal(404, '{"data":{"error":"Nothing here."}}').problem.code).toBe('not-found');
});

test.each(['', '<html>', '{}', '{"data":true}', 'null'])('shows nobody %o', (body) => {
  expect(refusal(502, body).message).toBe('The server answered with status 502.');
});
