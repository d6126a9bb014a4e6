import { expect, test } from 'vitest';
import { inGroups } from './inGroups';

test.each([
  ['', ''],
  ['ABCD', 'ABCD'],
  ['ABCDEFGHIJ', 'ABCD EFGH IJ'],
])('splits %o', (text, groups) => {
  expect(inGroups(text)).toBe(groups);
});
