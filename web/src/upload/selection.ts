import { formatBytes, formatCount, formatType } from './format';

/** A file that is not taken, and why. */
export interface Refusal {
  name: string;
  reason: string;
}

/** What may still be added. What is absent has no limit here. */
export interface Allowance {
  types?: string[] | undefined;
  maxFileBytes?: number | undefined;
  filesLeft?: number | undefined;
  bytesLeft?: number | undefined;
}

export interface Selection {
  accepted: File[];
  refused: Refusal[];
}

const TYPES: Record<string, string> = {
  avif: 'image/avif',
  gif: 'image/gif',
  heic: 'image/heic',
  heif: 'image/heic',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** What some systems call types that the server knows by another name. */
const OTHER_NAMES: Record<string, string> = {
  'image/heif': 'image/heic',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
};

/** As the browser has it; not every browser knows every image's. */
export function typeOf(file: { name: string; type: string }): string {
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const type = file.type || TYPES[extension] || 'application/octet-stream';
  return OTHER_NAMES[type] ?? type;
}

/** What the browser's dialog offers for these types. Some systems know HEIC by its name only. */
export function offered(types: readonly string[] | undefined): string {
  if (types === undefined) return 'image/*,.heic,.heif,.avif';
  return types.flatMap((type) => (type === 'image/heic' ? [type, 'image/heif', '.heic', '.heif'] : [type])).join();
}

/** Sorts out what the server would refuse anyway. The server looks at the bytes, this only at what files say. */
export function select(files: readonly File[], allowance: Allowance): Selection {
  const selection: Selection = { accepted: [], refused: [] };
  let bytes = 0;
  for (const file of files) {
    const reason = faultOf(file, allowance) ?? excessOf(selection.accepted.length + 1, bytes + file.size, allowance);
    if (reason !== undefined) {
      selection.refused.push({ name: file.name, reason });
    } else {
      selection.accepted.push(file);
      bytes += file.size;
    }
  }
  return selection;
}

function faultOf(file: File, { types, maxFileBytes }: Allowance): string | undefined {
  const type = typeOf(file);
  if (!type.startsWith('image/')) return 'This is not an image.';
  if (types && !types.includes(type)) {
    return `${formatType(type)} is not accepted here. Accepted: ${types.map(formatType).join(', ')}.`;
  }
  if (file.size === 0) return 'The file is empty.';
  if (maxFileBytes !== undefined && file.size > maxFileBytes) {
    return `It has ${formatBytes(file.size)}; at most ${formatBytes(maxFileBytes)} are accepted.`;
  }
  return undefined;
}

function excessOf(files: number, bytes: number, { filesLeft, bytesLeft }: Allowance): string | undefined {
  if (filesLeft !== undefined && files > filesLeft) {
    return filesLeft <= 0
      ? 'The invitation takes no more images.'
      : `The invitation takes ${formatCount(filesLeft, 'more image')} only.`;
  }
  if (bytesLeft !== undefined && bytes > bytesLeft) {
    return `Only ${formatBytes(Math.max(0, bytesLeft))} are left of what the invitation takes in all.`;
  }
  return undefined;
}
