import { expect, test } from 'vitest';
import { spoken } from './spoken';

const totals = (files: number, arrived: number, failed = 0) => ({ files, arrived, failed, bytes: 0, sent: 0 });

test('says nothing before there is a file', () => {
  expect(spoken(totals(0, 0))).toBe('');
});

test('counts in quarters', () => {
  expect(spoken(totals(20, 4))).toBe('0 % of 20 images arrived.');
  expect(spoken(totals(20, 5))).toBe('25 % of 20 images arrived.');
  expect(spoken(totals(20, 19))).toBe('75 % of 20 images arrived.');
});

test('says how it ended', () => {
  expect(spoken(totals(1, 1))).toBe('Your image has arrived.');
  expect(spoken(totals(3, 3))).toBe('All 3 images have arrived.');
  expect(spoken(totals(3, 2, 1))).toBe('1 image not sent.');
});
