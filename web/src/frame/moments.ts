const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** `2 Jan 2026` */
export function formatDay(instant: string): string {
  return DAY.format(new Date(instant));
}

/** `2 Jan 2026, 15:04` */
export function formatShortMoment(instant: string): string {
  return MOMENT.format(new Date(instant));
}
