import { HOME } from './continuation';

/** Where signing in with a provider starts; it ends where somebody wanted to go. */
export function providerUrl(url: string, wanted: string | null): string {
  return `${url}?continue=${encodeURIComponent(wanted ?? HOME)}`;
}
