import { expect, test } from 'vitest';
import type { Upload } from '../api/guest';
import { Unreachable } from '../api/problem';
import { Sending } from './sending';

const DATA = new Blob(['abcdefghij']);

const PARTED: Upload = {
  id: 'u1',
  state: 'pending',
  name: 'a.jpg',
  bytes: 10,
  type: 'image/jpeg',
  parts: [
    { number: 1, offset: 0, bytes: 4, arrived: true },
    { number: 2, offset: 4, bytes: 4, arrived: false, url: '/u/2', headers: { a: 'b' } },
    { number: 3, offset: 8, bytes: 2, arrived: false, url: '/u/3' },
  ],
};

test('sends the parts that have not arrived, and counts those that have', async () => {
  const sent: string[] = [];
  const progress: number[] = [];
  const sending = new Sending(PARTED, DATA, (bytes) => progress.push(bytes));
  await sending.run(async (to, bytes, told) => {
    sent.push(`${to.url} ${await bytes.text()}`);
    told(bytes.size);
  }, new AbortController().signal);
  expect(sent).toEqual(['/u/2 efgh', '/u/3 ij']);
  expect(progress).toEqual([4, 8, 10]);
  expect(sending.moved).toBe(true);
});

test('sends what has no parts as a whole', async () => {
  const whole: Upload = { id: 'u1', state: 'pending', name: 'a', bytes: 10, type: 'image/jpeg', url: '/u/1' };
  let sent = '';
  await new Sending(whole, DATA, () => undefined).run(async (_, bytes) => {
    sent = await bytes.text();
  }, new AbortController().signal);
  expect(sent).toBe('abcdefghij');
});

test('stops at the first part that fails, and knows that nothing moved', async () => {
  let attempts = 0;
  const sending = new Sending(PARTED, DATA, () => undefined);
  const failing = () => {
    attempts++;
    return Promise.reject(new Unreachable());
  };
  await expect(sending.run(failing, new AbortController().signal)).rejects.toThrow(Unreachable);
  expect(attempts).toBe(1);
  expect(sending.moved).toBe(false);
});
