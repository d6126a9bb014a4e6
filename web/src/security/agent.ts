/** In the order in which they have to be looked for: most say that they are others, too. */
const BROWSERS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
];

/** A browser in words, from what it says of itself: `Firefox on Windows`. */
export function browserOf(agent: string | undefined): string {
  if (agent === undefined || agent === '') return 'Unknown browser';
  const browser = first(BROWSERS, agent);
  const system = first(SYSTEMS, agent);
  if (browser === undefined) return system === undefined ? agent.slice(0, 60) : `A browser on ${system}`;
  return system === undefined ? browser : `${browser} on ${system}`;
}

function first(known: [RegExp, string][], agent: string): string | undefined {
  return known.find(([sign]) => sign.test(agent))?.[1];
}
