/** Where signing in with a provider starts, and where it is to lead afterwards. */
export function providerUrl(url: string, wanted: string | null): string {
  if (wanted === null) return url;
  return `${url}${url.includes('?') ? '&' : '?'}continue=${encodeURIComponent(wanted)}`;
}
