import { expect, test } from 'vitest';
import { Throughput } from './throughput';

test('knows nothing at first', () => {
  const throughput = new Throughput();
  throughput.add(0, 0);
  expect(throughput.speed()).toBeUndefined();
  expect(throughput.secondsFor(100)).toBeUndefined();
});

test('tells bytes in a second and what remains', () => {
  const throughput = new Throughput();
  throughput.add(0, 0);
  throughput.add(2_000, 1_000);
  expect(throughput.speed()).toBe(500);
  expect(throughput.secondsFor(1_000)).toBe(2);
});

test('forgets what was long ago', () => {
  const throughput = new Throughput(2_000);
  for (const [at, bytes] of [[0, 0], [1_000, 9_000], [2_000, 9_100], [3_000, 9_200], [4_000, 9_300]] as const) {
    throughput.add(at, bytes);
  }
  expect(throughput.speed()).toBe(100);
});

test('begins anew where fewer bytes have been sent than before', () => {
  const throughput = new Throughput();
  throughput.add(0, 5_000);
  throughput.add(1_000, 0);
  throughput.add(2_000, 300);
  expect(throughput.speed()).toBe(300);
});

test('has no time to tell while nothing moves', () => {
  const throughput = new Throughput();
  throughput.add(0, 100);
  throughput.add(2_000, 100);
  expect(throughput.secondsFor(10)).toBeUndefined();
});
