import { expect, test } from 'vitest';
import { offered, select, typeOf } from './selection';

function file(name: string, type: string, bytes = 10): File {
  return new File([new Uint8Array(bytes)], name, { type });
}

test('takes everything that is an image where there are no limits', () => {
  const files = [file('a.jpg', 'image/jpeg'), file('b.png', 'image/png')];
  expect(select(files, {})).toEqual({ accepted: files, refused: [] });
});

test('knows images by their name where the browser knows no type', () => {
  expect(typeOf(file('IMG_1.HEIC', ''))).toBe('image/heic');
  expect(typeOf(file('noname', ''))).toBe('application/octet-stream');
});

test('knows HEIC by all its names', () => {
  expect(typeOf(file('a.heif', 'image/heif'))).toBe('image/heic');
  expect(offered(['image/png', 'image/heic'])).toBe('image/png,image/heic,image/heif,.heic,.heif');
});

test('says which types are accepted', () => {
  const { refused } = select([file('a.gif', 'image/gif')], { types: ['image/jpeg', 'image/svg+xml'] });
  expect(refused).toEqual([{ name: 'a.gif', reason: 'GIF is not accepted here. Accepted: JPEG, SVG.' }]);
});

test('refuses what is no image, empty, or too large', () => {
  const files = [file('a.txt', 'text/plain'), file('b.jpg', 'image/jpeg', 0), file('c.jpg', 'image/jpeg', 2_000)];
  const { accepted, refused } = select(files, { maxFileBytes: 1_999 });
  expect(accepted).toEqual([]);
  expect(refused.map(({ reason }) => reason)).toEqual([
    'This is not an image.',
    'The file is empty.',
    'It has 2.0 kB; at most 2.0 kB are accepted.',
  ]);
});

test('takes as many as are left, and counts no refused ones', () => {
  const files = [file('a.txt', 'text/plain'), file('b.jpg', 'image/jpeg'), file('c.jpg', 'image/jpeg')];
  const { accepted, refused } = select(files, { filesLeft: 1 });
  expect(accepted.map(({ name }) => name)).toEqual(['b.jpg']);
  expect(refused.at(-1)).toEqual({ name: 'c.jpg', reason: 'The invitation takes 1 more image only.' });
});

test('lets a small file pass where a large one does not fit any more', () => {
  const files = [file('a.jpg', 'image/jpeg', 90), file('b.jpg', 'image/jpeg', 20), file('c.jpg', 'image/jpeg', 10)];
  const { accepted } = select(files, { bytesLeft: 100 });
  expect(accepted.map(({ name }) => name)).toEqual(['a.jpg', 'c.jpg']);
});
