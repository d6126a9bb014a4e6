const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** For people: `3.4 MB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[power] ?? ''}`;
}

/** For people: `40 s`, `5 min`, `2 h`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

/** As many letters of a name as every screen has room for. */
const WHOLE = 20;
const END = 10;

const COUNT = new Intl.NumberFormat('en-GB');
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

export function formatMoment(instant: string): string {
  return MOMENT.format(new Date(instant));
}

export function formatCount(count: number, noun: string): string {
  return `${COUNT.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a server says of a fault, as people write: a capital letter first, a full stop at the end. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
}

/**
 * A name in two parts, of which the first can be cut: names of one camera differ at their ends.
 *
 * @returns the second is empty where the name is short enough to be seen whole
 */
export function nameParts(name: string): [string, string] {
  const letters = Array.from(name);
  if (letters.length <= WHOLE) return [name, ''];
  return [letters.slice(0, -END).join(''), letters.slice(-END).join('')];
}

/** `image/svg+xml` is SVG to people. */
export function formatType(type: string): string {
  return type.replace(/^image\//, '').replace(/\+.*$/, '').replace(/^x-/, '').toUpperCase();
}
