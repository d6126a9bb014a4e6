import { Background } from './background';

const drawing = new Background<Blob>(
  () => new Worker(new URL('./thumbnail.worker.ts', import.meta.url), { type: 'module' }),
);

const drawn = new WeakMap<Blob, Promise<string | undefined>>();

/** The address of a small picture of a file; none where the browser cannot read the format. */
export function thumbnailOf(file: Blob): Promise<string | undefined> {
  const known = drawn.get(file);
  if (known) return known;
  const thumbnail = draw(file);
  drawn.set(file, thumbnail);
  return thumbnail;
}

async function draw(file: Blob): Promise<string | undefined> {
  const picture = await drawing.ask(file);
  return picture && URL.createObjectURL(picture);
}
