import { expect, test, vi } from 'vitest';
import { ProblemError } from '../api/problem';
import { GaveUp, proved } from './proof';

const refused = (code: string) => new ProblemError({ title: '', status: 403, code, detail: code });

test('asks for no proof where none is wanted', async () => {
  const prove = vi.fn();
  await expect(proved(() => Promise.resolve('done'), prove)).resolves.toBe('done');
  expect(prove).not.toHaveBeenCalled();
});

test('does it again after the proof', async () => {
  const act = vi.fn().mockRejectedValueOnce(refused('proof-required')).mockResolvedValueOnce('done');
  const prove = vi.fn().mockResolvedValue(undefined);
  await expect(proved(act, prove)).resolves.toBe('done');
  expect(act).toHaveBeenCalledTimes(2);
  expect(prove).toHaveBeenCalledOnce();
});

test('does not do it where the person gives up', async () => {
  const act = vi.fn().mockRejectedValue(refused('proof-required'));
  await expect(proved(act, () => Promise.reject(new GaveUp()))).rejects.toThrow(GaveUp);
  expect(act).toHaveBeenCalledOnce();
});

test('says what else is wrong', async () => {
  const prove = vi.fn();
  await expect(proved(() => Promise.reject(refused('last-admin')), prove)).rejects.toThrow('last-admin');
  expect(prove).not.toHaveBeenCalled();
});
