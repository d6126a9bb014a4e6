import { expect, test } from 'vitest';
import { formatBytes, formatCount, formatSeconds, formatType, nameParts, sentence } from './format';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [3_449_000, '3.4 MB'],
  [25_000_000, '25 MB'],
  [1.5e15, '1500 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0.2, '1 s'],
  [59, '59 s'],
  [90, '2 min'],
  [7_200, '2 h'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

test('has one image and two images', () => {
  expect([formatCount(1, 'image'), formatCount(2, 'image')]).toEqual(['1 image', '2 images']);
});

test('has large counts in groups', () => {
  expect(formatCount(10_000, 'image')).toBe('10,000 images');
});

test.each([
  ['the content is of no image format', 'The content is of no image format.'],
  ['This is not an image.', 'This is not an image.'],
  ['ähnlich?', 'Ähnlich?'],
])('%s is written as a sentence', (text, written) => {
  expect(sentence(text)).toBe(written);
});

test('keeps the ends of long names, and short names whole', () => {
  expect(nameParts('IMG_0001.jpg')).toEqual(['IMG_0001.jpg', '']);
  expect(nameParts('Screenshot of the first of May 17.png')).toEqual(['Screenshot of the first of ', 'May 17.png']);
  expect(nameParts('🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊.jpg')).toEqual(['🌊'.repeat(14), '🌊'.repeat(6) + '.jpg']);
});

test('has types as people call them', () => {
  expect(['image/jpeg', 'image/svg+xml', 'image/x-icon'].map(formatType)).toEqual(['JPEG', 'SVG', 'ICON']);
});
