import type { Totals } from './files';
import { formatCount } from './format';

/** In quarters, so that a screen reader is not at it all the time. */
export function spoken({ files, arrived, failed }: Totals): string {
  if (files === 0) return '';
  if (arrived === files) return files === 1 ? 'Your image has arrived.' : `All ${files} images have arrived.`;
  if (arrived + failed === files) return `${formatCount(failed, 'image')} not sent.`;
  return `${Math.floor((4 * arrived) / files) * 25} % of ${formatCount(files, 'image')} arrived.`;
}
