import { Background } from './background';

/** The browser hashes only what is in memory as a whole; larger files do without. */
const MAX_BYTES = 32 * 1024 * 1024;

const hashing = new Background<string>(
  () => new Worker(new URL('./sha256.worker.ts', import.meta.url), { type: 'module' }),
);

/** In hexadecimal; nothing for large files and where the page came over plain HTTP. */
export async function sha256(file: Blob): Promise<string | undefined> {
  return file.size > MAX_BYTES || !isSecureContext ? undefined : hashing.ask(file);
}
