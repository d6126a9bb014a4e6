import type { ArrivedImage, ArrivedPage, Guest } from '../api/guest';

/** By its path: the first address given out for each thumbnail. Another signature would load it anew. */
const addresses = new Map<string, string>();

export async function arrivedImages(guest: Guest, cursor: string | undefined, signal: AbortSignal): Promise<ArrivedPage> {
  const page = await guest.images(cursor, signal);
  return { ...page, items: page.items.map(withSteadyAddress) };
}

function withSteadyAddress(image: ArrivedImage): ArrivedImage {
  if (image.thumbnailUrl === undefined) return image;
  const path = pathOf(image.thumbnailUrl);
  const thumbnailUrl = addresses.get(path) ?? image.thumbnailUrl;
  addresses.set(path, thumbnailUrl);
  return { ...image, thumbnailUrl };
}

const forgotten = new Set<string>();

/** Gives up an address that does not work, once. Tells whether asking for another one is worth it. */
export function forgetAddress(thumbnailUrl: string): boolean {
  const path = pathOf(thumbnailUrl);
  if (forgotten.has(path)) return false;
  forgotten.add(path);
  return addresses.delete(path);
}

function pathOf(address: string): string {
  return address.replace(/\?.*$/, '');
}
